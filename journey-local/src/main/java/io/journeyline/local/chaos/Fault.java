package io.journeyline.local.chaos;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/** One way of breaking a {@link Testbed}. */
public interface Fault {
  /** All there are. */
  List<Fault> ALL =
      List.of(
          new KilledInstance(),
          new KilledLeader(),
          new FrozenInstance(),
          new LostState(),
          new FullDisk(),
          new PoisonRecords(),
          new RollingBrokers(),
          new RollingInstances(),
          new RebalanceStorm(),
          new KilledEverything());

  /** What a reader of the table calls it. */
  String title();

  /**
   * Breaks something and mends it, telling {@link Testbed#blow} each time; returns what the
   * pipeline did that it should not have, beyond numbers that differ.
   *
   * @param dice says what of several
   */
  List<String> strike(Testbed bed, Random dice) throws InterruptedException, ExecutionException;
}
