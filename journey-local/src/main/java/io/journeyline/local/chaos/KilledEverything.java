package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;

/** All brokers and all instances die at once and are started again. */
public final class KilledEverything implements Fault {
  @Override
  public String title() {
    return "SIGKILL of all brokers and instances";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    bed.blow();
    bed.instances().both().forEach(Instance::kill);
    bed.cluster().nodes().forEach(bed.cluster()::killNode);
    bed.cluster().nodes().forEach(bed.cluster()::startNode);
    bed.awaitBrokers();
    bed.instances().start();
    return List.of();
  }
}
