package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import org.jspecify.annotations.Nullable;

/** How far a value lies outside its limits. */
final class Excess {
  private Excess() {}

  static Judgement judgement(
      long from,
      long to,
      Figure figure,
      @Nullable Double expected,
      @Nullable Double low,
      @Nullable Double high) {
    return new Judgement(from, to, figure, expected, low, high, of(figure.value(), low, high));
  }

  /** Relative to the limit, above 0 outside. */
  private static double of(double value, @Nullable Double low, @Nullable Double high) {
    double below = low == null ? -1 : (low - value) / Math.max(1e-9, Math.abs(low));
    double above = high == null ? -1 : (value - high) / Math.max(1e-9, Math.abs(high));
    return Math.max(below, above);
  }
}
