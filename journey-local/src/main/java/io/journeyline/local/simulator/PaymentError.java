package io.journeyline.local.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in the shop that is known to be there: from one moment on, payments of one kind of
 * shopper fail on one channel, and most of those who meet it leave for good.
 *
 * @param since first moment of it
 * @param until first moment after it was mended; null: never
 * @param shopper kind of shopper, as in the trait {@code shopper}
 * @param channel {@code web} or {@code mobile}
 */
public record PaymentError(Instant since, @Nullable Instant until, String shopper, String channel) {
  /** Share of those who meet it that leave. */
  static final double LEAVES = 0.9;

  /**
   * @throws IllegalArgumentException if there is no such shopper, or it ends before it begins
   */
  public PaymentError {
    Persona.of(shopper);
    if (until != null && !until.isAfter(since)) {
      throw new IllegalArgumentException(
          "the payment error from " + since + " to " + until + " ends before it begins");
    }
  }

  boolean hits(Person person, String where, long now) {
    return now >= since.toEpochMilli()
        && (until == null || now < until.toEpochMilli())
        && person.persona == Persona.of(shopper)
        && where.equals(channel);
  }
}
