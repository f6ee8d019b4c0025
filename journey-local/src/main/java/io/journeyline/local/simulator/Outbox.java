package io.journeyline.local.simulator;

import io.journeyline.schemas.Touchpoint;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Touchpoints on their way, in the order in which they arrive, with the network's mishaps. */
final class Outbox {
  private static final double RETRY_SHARE = 0.5;
  private static final long RETRY_MEAN = 20 * Rhythm.MINUTE;

  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(
          Comparator.comparingLong((Arrival arrival) -> arrival.touchpoint().getReceivedAt())
              .thenComparingLong(Arrival::sequence));
  private final double duplicateShare;
  private final double hostileShare;
  private long sequence;

  Outbox(double duplicateShare, double hostileShare) {
    this.duplicateShare = duplicateShare;
    this.hostileShare = hostileShare;
  }

  void send(Touchpoint sent, Dice dice) {
    Touchpoint touchpoint = dice.chance(hostileShare) ? Hostile.spoil(sent, dice) : sent;
    add(touchpoint);
    if (dice.chance(duplicateShare)) {
      add(dice.chance(RETRY_SHARE) ? again(touchpoint, dice) : touchpoint);
    }
  }

  boolean isEmpty() {
    return arrivals.isEmpty();
  }

  /** When the next touchpoint arrives; the end of time when none is on its way. */
  long nextAt() {
    Arrival next = arrivals.peek();
    return next == null ? Long.MAX_VALUE : next.touchpoint().getReceivedAt();
  }

  Touchpoint take() {
    return arrivals.remove().touchpoint();
  }

  private void add(Touchpoint touchpoint) {
    arrivals.add(new Arrival(sequence++, touchpoint));
  }

  /** The same event sent again by a client that had no answer. */
  private static Touchpoint again(Touchpoint touchpoint, Dice dice) {
    return Hostile.copy(
        touchpoint,
        touchpoint.getOccurredAt(),
        touchpoint.getReceivedAt() + Rhythm.SECOND + dice.exponential(RETRY_MEAN),
        touchpoint.getIdentifiers());
  }

  private record Arrival(long sequence, Touchpoint touchpoint) {}
}
