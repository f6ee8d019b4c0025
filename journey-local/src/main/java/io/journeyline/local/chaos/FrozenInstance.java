package io.journeyline.local.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * An instance stands still until its session and its transaction have timed out and another has
 * taken over, and then goes on as if nothing had been: it must be fenced.
 */
public final class FrozenInstance implements Fault {
  @Override
  public String title() {
    return "SIGSTOP past all timeouts, SIGCONT";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    Instance victim = bed.instances().drawBusy(dice);
    bed.blow();
    long struck = System.nanoTime();
    victim.freeze();
    bed.instances().awaitJoined(List.of(bed.instances().other(victim)));
    bed.awaitRecovery();
    Duration timeouts = Instances.TRANSACTION_TIMEOUT.plus(Instances.SESSION_TIMEOUT);
    bed.patience()
        .await("the timeouts are over", () -> System.nanoTime() - struck > timeouts.toNanos());
    bed.blow();
    victim.thaw();
    return List.of();
  }
}
