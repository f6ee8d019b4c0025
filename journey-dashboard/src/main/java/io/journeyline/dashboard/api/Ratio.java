package io.journeyline.dashboard.api;

import io.journeyline.map.statistics.Interval;
import io.journeyline.map.statistics.Share;
import org.jspecify.annotations.Nullable;

/**
 * A share of a whole and Wilson's interval around it, which holds the true share with 95 %
 * confidence. All three have six decimals.
 */
record Ratio(double value, double low, double high) {
  private static final double DECIMALS = 1e6;

  /** Null where there is no whole. */
  static @Nullable Ratio of(long part, long whole) {
    if (whole <= 0) {
      return null;
    }
    Share share = new Share(part, whole);
    Interval interval = share.wilson();
    return new Ratio(rounded(share.rate()), rounded(interval.low()), rounded(interval.high()));
  }

  static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}
