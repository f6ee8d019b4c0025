package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.AlertRule.Direction;
import io.journeyline.definition.AlertRule.Limit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Compares with what is usual at that hour of the week. The limits lie where chance alone, with the
 * spread that past windows had, crosses them as seldom as the rule's false alarms allow.
 */
final class Seasonal implements Yardstick {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = 7 * DAY;

  /** How many past windows, at most, tell the spread; of each week. */
  private static final int WITNESSES = 42;

  /** Fewer past windows than this tell no spread. */
  private static final int ENOUGH = 8;

  /** A sliding window that is looked at more often than this sees little new. */
  private static final double MOST_LOOKS = 8;

  private final Limit limit;
  private final Watched watched;
  private final Baseline baseline;
  private final Spread spread;
  private final long window;
  private final double deviations;

  /** The day for which {@link #dispersion} was worked out. */
  private long day = Long.MIN_VALUE;

  private double dispersion = 1;

  Seasonal(AlertRule rule, Duration window, int among, Watched watched) {
    limit = rule.limit();
    this.watched = watched;
    this.window = window.toMillis();
    baseline = new Baseline(watched, limit.weeks());
    spread = watched.isShare() ? Spread.SHARE : Spread.COUNT;
    deviations = deviations(rule, among);
  }

  private double deviations(AlertRule rule, int among) {
    double looksAtOne = Math.min(MOST_LOOKS, (double) window / rule.timing().every().toMillis());
    double looks = (double) WEEK / window * looksAtOne;
    double sides = limit.direction() == Direction.BOTH ? 2 : 1;
    double alarms =
        limit.falseAlarms() / rule.timing().windows().size() / Math.max(1, among) / sides;
    return Robust.quantileAbove(alarms / looks);
  }

  @Override
  public @Nullable Judgement judge(long from, long to) {
    Figure figure = watched.figure(from, to);
    Usual usual = baseline.of(from, to);
    if (usual == null || sample(figure, usual) < limit.minSample()) {
      return null;
    }
    double width = deviations * Math.sqrt(variance(figure, usual) * dispersion(to));
    double middle = spread.of(usual.value());
    Double low =
        limit.direction() == Direction.UP ? null : Double.valueOf(spread.back(middle - width));
    Double high =
        limit.direction() == Direction.DOWN ? null : Double.valueOf(spread.back(middle + width));
    return Excess.judgement(from, to, figure, usual.value(), low, high);
  }

  /** A share needs facts; a count may also be far too high, or far too low. */
  private static double sample(Figure figure, Usual usual) {
    double n = (double) figure.n();
    return figure.isShare() ? n : Math.max(n, usual.value());
  }

  private double variance(Figure figure, Usual usual) {
    return spread.variance((double) figure.n()) + usual.doubt();
  }

  /** How much more past windows varied than by chance; once a day. */
  private double dispersion(long to) {
    long today = Math.floorDiv(to, DAY);
    if (today != day) {
      day = today;
      dispersion = workOutDispersion(today * DAY);
    }
    return dispersion;
  }

  private double workOutDispersion(long end) {
    double[] deviations = new double[WITNESSES * limit.weeks()];
    int found = 0;
    // Of the past week's windows some, evenly over it, and the same of the weeks before.
    long step = Math.max(window, WEEK / WITNESSES / 3_600_000 * 3_600_000);
    for (long to = end; to > end - WEEK && found < deviations.length; to -= step) {
      for (int week = 1; week <= limit.weeks() && found < deviations.length; week++) {
        double deviation = deviation(to - window, to, week);
        if (!Double.isNaN(deviation)) {
          deviations[found++] = deviation;
        }
      }
    }
    if (found < ENOUGH) {
      return 1;
    }
    double scale = Robust.scale(java.util.Arrays.copyOf(deviations, found));
    return Math.max(1, scale * scale);
  }

  private double deviation(long from, long to, int week) {
    Figure figure = watched.figure(from - week * WEEK, to - week * WEEK);
    Usual usual = baseline.of(from, to, week);
    if (usual == null || sample(figure, usual) < Math.min(limit.minSample(), ENOUGH)) {
      return Double.NaN;
    }
    double off = spread.of(figure.value()) - spread.of(usual.value());
    return off / Math.sqrt(variance(figure, usual));
  }
}
