package io.journeyline.dashboard.api;

import org.jspecify.annotations.Nullable;

/**
 * A share of a whole and Wilson's interval around it, which holds the true share with 95 %
 * confidence. All three have six decimals.
 */
record Ratio(double value, double low, double high) {
  private static final double Z = 1.959963984540054;
  private static final double DECIMALS = 1e6;

  /** Null where there is no whole. */
  static @Nullable Ratio of(long part, long whole) {
    if (whole <= 0) {
      return null;
    }
    double n = whole;
    double p = part / n;
    double square = Z * Z;
    double middle = (p + square / (2 * n)) / (1 + square / n);
    double half = Z / (1 + square / n) * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
    return new Ratio(
        rounded(p),
        rounded(part == 0 ? 0 : Math.max(0, middle - half)),
        rounded(part == whole ? 1 : Math.min(1, middle + half)));
  }

  static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}
