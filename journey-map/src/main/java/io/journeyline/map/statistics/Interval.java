package io.journeyline.map.statistics;

/** A 95 % confidence interval. */
public record Interval(double low, double high) {
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Whether it lies on one side of zero. */
  public boolean isBesideZero() {
    return low > 0 || high < 0;
  }
}
