package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;

/**
 * What is usual for a window.
 *
 * @param value a share or a count
 * @param doubt variance of that value on the scale of {@link Spread}: the past is a sample too
 */
record Usual(double value, double doubt) {

  /** How many facts a comparison rests on: a count may also be far too high, or far too low. */
  double sample(Figure figure) {
    double n = (double) figure.n();
    return figure.isShare() ? n : Math.max(n, value);
  }

  /** That of the difference between the figure and what is usual, by chance. */
  double variance(Figure figure, Spread spread) {
    return spread.variance((double) figure.n()) + doubt;
  }
}
