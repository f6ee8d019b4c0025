package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import io.journeyline.definition.AlertRule.Direction;
import io.journeyline.definition.AlertRule.Limit;
import org.jspecify.annotations.Nullable;

/** Compares with the same window some periods before: their mean, more or less a share of it. */
record Relative(Limit limit, Watched watched) implements Yardstick {
  @Override
  public @Nullable Judgement judge(long from, long to) {
    Figure figure = watched.figure(from, to);
    long counted = 0;
    long outOf = 0;
    for (int i = 1; i <= limit.periods(); i++) {
      long before = limit.against().toMillis() * i;
      Figure then = watched.figure(from - before, to - before);
      counted += then.counted();
      outOf += then.outOf();
    }
    long known = figure.isShare() ? outOf : counted;
    if (known < limit.minSample() || (figure.isShare() && figure.n() < limit.minSample())) {
      return null;
    }
    double expected =
        figure.isShare() ? (double) counted / outOf : (double) counted / limit.periods();
    Double low =
        limit.direction() == Direction.UP ? null : Double.valueOf(expected * (1 - limit.change()));
    Double high =
        limit.direction() == Direction.DOWN
            ? null
            : Double.valueOf(expected * (1 + limit.change()));
    return Excess.judgement(from, to, figure, expected, low, high);
  }
}
