package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/** The broker that leads most partitions of the touchpoints dies and is started again. */
public final class KilledLeader implements Fault {
  @Override
  public String title() {
    return "SIGKILL of the leading broker";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice)
      throws InterruptedException, ExecutionException {
    int leader = bed.health().leaderOfMost(bed.topics().touchpoints);
    bed.blow();
    bed.cluster().killNode(leader);
    bed.awaitRecovery();
    bed.cluster().startNode(leader);
    return List.of();
  }
}
