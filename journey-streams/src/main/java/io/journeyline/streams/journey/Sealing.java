package io.journeyline.streams.journey;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a customer's oldest touchpoints are sealed into what they contributed.
 *
 * @param retention how far behind {@code asOf} touchpoints are kept at least; null: without end
 * @param maxTouchpoints how many a customer may have that are not sealed
 */
public record Sealing(@Nullable Duration retention, long maxTouchpoints) {
  /** Every touchpoint is kept. */
  public static final Sealing NEVER = new Sealing(null, Long.MAX_VALUE);

  private static final Duration LONGEST = Duration.ofDays(100_000);

  public Sealing {
    if (retention != null
        && (retention.isNegative() || retention.isZero() || retention.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "retention is %s; allowed is more than nothing and up to P%dD"
              .formatted(retention, LONGEST.toDays()));
    }
    if (maxTouchpoints < 1) {
      throw new IllegalArgumentException(
          "a customer may have %d touchpoints; allowed is 1 or more".formatted(maxTouchpoints));
    }
  }
}
