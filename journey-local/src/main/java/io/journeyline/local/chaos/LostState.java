package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;

/** The state folder of a stopped instance is deleted before it is started again. */
public final class LostState implements Fault {
  @Override
  public String title() {
    return "state folder deleted";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    Instance victim = bed.instances().drawBusy(dice);
    bed.blow();
    victim.stop();
    victim.deleteState();
    bed.awaitRecovery();
    bed.blow();
    victim.start();
    return List.of();
  }
}
