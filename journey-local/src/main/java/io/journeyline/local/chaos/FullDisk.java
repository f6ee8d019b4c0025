package io.journeyline.local.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The disk of an instance's state becomes full while it works; killed then, it cannot start again,
 * and is well once there is room.
 *
 * <p>The state lies on a {@link SmallDisk} for that time. Where that is not allowed, no file of the
 * instance may grow beyond a kilobyte, which fails in the same places.
 */
public final class FullDisk implements Fault {
  private static final int BLOCKS = 1;

  @Override
  public String title() {
    return "full disk under the state";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice) throws InterruptedException {
    Instance victim = bed.instances().drawBusy(dice);
    victim.stop();
    victim.deleteState();
    Optional<SmallDisk> disk = SmallDisk.mount(victim.state());
    if (disk.isPresent()) {
      SmallDisk small = bed.closeAtEnd(disk.get());
      victim.start();
      bed.instances().awaitJoined();
      bed.blow();
      small.fill();
      bed.awaitRecovery();
      failToStart(bed, victim);
      small.close();
    } else {
      victim.limitFiles(BLOCKS);
      failToStart(bed, victim);
      victim.unlimitFiles();
    }
    victim.deleteState();
    bed.blow();
    victim.start();
    return List.of();
  }

  private static void failToStart(Testbed bed, Instance victim) throws InterruptedException {
    bed.blow();
    victim.kill();
    int before = victim.ends().size();
    victim.start();
    bed.patience().await("the instance ends for want of room", () -> victim.ends().size() > before);
    bed.awaitRecovery();
    victim.kill();
    victim.forgive();
  }
}
