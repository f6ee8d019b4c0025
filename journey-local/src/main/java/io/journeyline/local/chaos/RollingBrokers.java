package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;

/** One broker after another is stopped in order and started again, as for an upgrade. */
public final class RollingBrokers implements Fault {
  @Override
  public String title() {
    return "rolling restart of the brokers";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    for (int node : bed.cluster().nodes()) {
      bed.blow();
      bed.cluster().stopNode(node);
      bed.cluster().startNode(node);
      bed.awaitBrokers();
    }
    return List.of();
  }
}
