package io.journeyline.map.figure;

import io.journeyline.map.statistics.Interval;
import io.journeyline.map.statistics.Mean;
import io.journeyline.map.statistics.Share;

/**
 * A figure with its 95 % confidence interval and how many it is of.
 *
 * @param value a share from 0 to 1, or a mean
 */
public record Measure(double value, double low, double high, long n) {
  private static final double PRECISION = 1e6;

  public static Measure of(Share share) {
    return of(share.rate(), share.wilson(), share.n());
  }

  /** In whole basis points. */
  public static Measure of(Mean mean) {
    Interval interval = mean.interval();
    return new Measure(
        Math.round(mean.value()),
        Math.round(interval.low()),
        Math.round(interval.high()),
        mean.n());
  }

  /** Six decimals, so that documents are equal where figures are. */
  public static Measure of(double value, Interval interval, long n) {
    return new Measure(rounded(value), rounded(interval.low()), rounded(interval.high()), n);
  }

  /** To the precision of all figures. */
  public static double rounded(double value) {
    return Math.round(value * PRECISION) / PRECISION;
  }
}
