package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import io.journeyline.definition.AlertRule.Limit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds windows without anything, where there was enough in the week before. */
record Absent(Limit limit, Watched watched) implements Yardstick {
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /** Any whole number that is less is none. */
  private static final double LEAST = 0.5;

  @Override
  public @Nullable Judgement judge(long from, long to) {
    long before = watched.figure(from - WEEK, from).counted();
    if (before < limit.minSample()) {
      return null;
    }
    Figure figure = watched.figure(from, to);
    double expected = (double) before * (to - from) / WEEK;
    return Excess.judgement(from, to, figure, expected, LEAST, null);
  }
}
