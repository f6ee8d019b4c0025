package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import io.journeyline.definition.AlertRule.Limit;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How past windows of one length varied.
 *
 * @param rhythm variance between the hours of a week that came back week after week, of a share, on
 *     the scale of {@link Spread}
 * @param dispersion how many times as much windows varied around what was usual as by chance; 1 or
 *     more
 */
record Variation(double rhythm, double dispersion) {
  static final Variation NONE = new Variation(0, 1);

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /** How many past windows, at most, are looked at; of each week. */
  private static final int WITNESSES = 42;

  /** Fewer past windows than this tell nothing. */
  private static final int ENOUGH = 8;

  /** By the weeks that end then. */
  static Variation of(
      Watched watched, Baseline baseline, Spread spread, Limit limit, long window, long end) {
    // Of the past week's windows some, evenly over it, and the same of the weeks before.
    long step = Math.max(window / 2, WEEK / WITNESSES / HOUR * HOUR);
    double rhythm = watched.isShare() ? rhythm(baseline, limit.weeks(), window, end, step) : 0;
    double[] deviations = new double[WITNESSES * limit.weeks()];
    int found = 0;
    for (long to = end; to > end - WEEK && found < deviations.length; to -= step) {
      for (int week = 1; week <= limit.weeks() && found < deviations.length; week++) {
        Figure figure = watched.figure(to - window - week * WEEK, to - week * WEEK);
        Usual usual = baseline.of(to - window, to, rhythm, week);
        if (usual != null && usual.sample(figure) >= Math.min(limit.minSample(), ENOUGH)) {
          double off = spread.of(figure.value()) - spread.of(usual.value());
          deviations[found++] = off / Math.sqrt(usual.variance(figure, spread));
        }
      }
    }
    if (found < ENOUGH) {
      return new Variation(rhythm, 1);
    }
    double scale = Robust.scale(Arrays.copyOf(deviations, found));
    return new Variation(rhythm, Math.max(1, scale * scale));
  }

  /**
   * What two weeks have in common at the same hours. Weeks next to each other are left out where
   * there are more: one is part of the other's level.
   */
  private static double rhythm(Baseline baseline, int weeks, long window, long end, long step) {
    int apart = weeks > 2 ? 2 : 1;
    double sum = 0;
    double weights = 0;
    int found = 0;
    for (long to = end; to > end - WEEK; to -= step) {
      for (int one = 1; one + apart <= weeks; one++) {
        for (int other = one + apart; other <= weeks; other++) {
          Baseline.@Nullable Shift a = baseline.shift(to - window, to, one);
          Baseline.@Nullable Shift b = baseline.shift(to - window, to, other);
          if (a != null && b != null) {
            double weight = 1 / Math.sqrt(a.noise() * b.noise());
            sum += weight * a.shift() * b.shift();
            weights += weight;
            found++;
          }
        }
      }
    }
    return found < ENOUGH ? 0 : Math.max(0, sum / weights);
  }
}
