package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.definition.AlertRules;
import java.time.Duration;

/** How far back rules look: older cells change nothing of what they say. */
public final class Horizon {
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /** Baselines of a week compare with the days before it, and spreads look at a week of windows. */
  private static final int WEEKS_AROUND = 2;

  private Horizon() {}

  /** Of all rules: what is older than this before what is judged may be forgotten. */
  public static long of(AlertRules alerts) {
    return alerts.rules().stream().mapToLong(Horizon::of).max().orElse(0);
  }

  private static long of(AlertRule rule) {
    AlertRule.Limit limit = rule.limit();
    long compared =
        switch (rule.kind()) {
          case THRESHOLD -> 0;
          case ABSENT -> WEEK;
          case RELATIVE -> limit.against().toMillis() * limit.periods();
          case SEASONAL -> (limit.weeks() + WEEKS_AROUND) * WEEK;
        };
    long window = rule.timing().windows().getLast().toMillis();
    return Math.max(compared, Explanation.REACH) + window + SubjectJudge.RETRACTABLE;
  }
}
