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

  /** A sliding window that is looked at more often than this sees little new. */
  private static final double MOST_LOOKS = 8;

  private final Limit limit;
  private final Watched watched;
  private final Baseline baseline;
  private final Spread spread;
  private final long window;
  private final double deviations;

  /** The day for which {@link #variation} was worked out. */
  private long day = Long.MIN_VALUE;

  private Variation variation = Variation.NONE;

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
    Variation past = variation(to);
    Usual usual = baseline.of(from, to, past.rhythm());
    if (usual == null || usual.sample(figure) < limit.minSample()) {
      return null;
    }
    double width = deviations * Math.sqrt(usual.variance(figure, spread) * past.dispersion());
    double middle = spread.of(usual.value());
    Double low =
        limit.direction() == Direction.UP ? null : Double.valueOf(spread.back(middle - width));
    Double high =
        limit.direction() == Direction.DOWN ? null : Double.valueOf(spread.back(middle + width));
    return Excess.judgement(from, to, figure, usual.value(), low, high);
  }

  /** How past windows varied; once a day. */
  private Variation variation(long to) {
    long today = Math.floorDiv(to, DAY);
    if (today != day) {
      day = today;
      variation = Variation.of(watched, baseline, spread, limit, window, today * DAY);
    }
    return variation;
  }
}
