package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;

/** An instance dies in the middle of its work and is started again. */
public final class KilledInstance implements Fault {
  @Override
  public String title() {
    return "SIGKILL of an instance";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    Instance victim = bed.instances().drawBusy(dice);
    bed.blow();
    victim.kill();
    bed.awaitRecovery();
    victim.start();
    return List.of();
  }
}
