package io.journeyline.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A third instance joins and leaves again and again, in order or not, so that tasks keep moving.
 */
public final class RebalanceStorm implements Fault {
  private static final int TIMES = 3;

  @Override
  public String title() {
    return "rebalance storm";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    List<Instance> three = new ArrayList<>(bed.instances().both());
    three.add(bed.instances().spare());
    for (int time = 0; time < TIMES; time++) {
      bed.blow();
      bed.instances().spare().start();
      bed.instances().awaitJoined(three);
      bed.blow();
      if (dice.nextBoolean()) {
        bed.instances().spare().stop();
      } else {
        bed.instances().spare().kill();
      }
    }
    return List.of();
  }
}
