package io.journeyline.local.alert;

import io.journeyline.alerts.RuleFigures;
import io.journeyline.alerts.RuleFigures.RuleFigure;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.AlertRule.Direction;
import java.time.Duration;

/**
 * What others do: every hour one figure, and an alarm while it is beyond a fixed limit. The figure
 * is put so that more is worse.
 */
enum RivalCheck {
  /** The last hour's value against a fixed threshold. */
  THRESHOLD {
    @Override
    double badness(RuleFigures figures, AlertRule rule, long now) {
      RuleFigure hour = figures.of(rule.id(), now - HOUR, now);
      boolean isShare = rule.metric().isShare();
      if (isShare && hour.n() < rule.limit().minSample()) {
        return Double.NaN;
      }
      return rule.limit().direction() == Direction.UP ? hour.value() : -hour.value();
    }
  },

  /** Today until now against the mean of the last seven days; of counts, until that time of day. */
  HOURLY {
    @Override
    double badness(RuleFigures figures, AlertRule rule, long now) {
      boolean isShare = rule.metric().isShare();
      long midnight = Math.floorDiv(now - 1, DAY) * DAY;
      RuleFigure today = figures.of(rule.id(), midnight, now);
      double before = 0;
      double n = 0;
      for (int day = 1; day <= DAYS; day++) {
        long end = isShare ? midnight - (day - 1) * DAY : now - day * DAY;
        RuleFigure then = figures.of(rule.id(), midnight - day * DAY, end);
        double weight = isShare ? (double) then.n() : 1;
        before += then.n() == 0 ? 0 : then.value() * weight;
        n += weight;
      }
      double mean = before / n;
      if (Math.max((double) today.n(), isShare ? 0 : mean) < rule.limit().minSample()
          || !(mean > 0)) {
        return Double.NaN;
      }
      double change = today.value() / mean - 1;
      return rule.limit().direction() == Direction.UP ? change : -change;
    }
  };

  static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final int DAYS = 7;

  /** How bad the figure is; NaN where there is too little for one. */
  abstract double badness(RuleFigures figures, AlertRule rule, long now);
}
