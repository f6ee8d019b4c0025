package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;

/** One instance after another is stopped in order and started again, as for an upgrade. */
public final class RollingInstances implements Fault {
  @Override
  public String title() {
    return "rolling restart of the instances";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    for (Instance instance : bed.instances().both()) {
      bed.blow();
      instance.stop();
      instance.start();
      bed.instances().awaitJoined();
    }
    return List.of();
  }
}
