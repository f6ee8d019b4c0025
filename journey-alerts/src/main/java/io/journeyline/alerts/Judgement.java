package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one window.
 *
 * @param expected what would be usual, or null where nothing is compared
 * @param low values below are a breach; null: none is too low
 * @param high values above are a breach; null: none is too high
 * @param score how far beyond its limit the value is; above 0 for a breach
 */
record Judgement(
    long from,
    long to,
    Figure figure,
    @Nullable Double expected,
    @Nullable Double low,
    @Nullable Double high,
    double score) {

  boolean isBreach() {
    return score > 0;
  }

  /** Whether another figure of that window would be a breach too. */
  boolean isBreachBy(Figure other) {
    double value = other.value();
    return (low != null && value < low) || (high != null && value > high);
  }
}
