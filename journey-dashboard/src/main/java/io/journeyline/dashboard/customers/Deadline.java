package io.journeyline.dashboard.customers;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When one look-up is given up, however many instances it takes.
 *
 * @param nanos the time now
 */
record Deadline(LongSupplier nanos, long end) {
  private static final Duration ALL = Duration.ofSeconds(10);
  private static final Duration ONE = Duration.ofSeconds(5);

  static Deadline start(LongSupplier nanos) {
    return new Deadline(nanos, nanos.getAsLong() + ALL.toNanos());
  }

  /** How long to wait for one instance. */
  Duration patience() {
    Duration left = Duration.ofNanos(end - nanos.getAsLong());
    return left.compareTo(ONE) < 0 ? left : ONE;
  }

  boolean isOver() {
    return !patience().isPositive();
  }
}
