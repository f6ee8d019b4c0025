package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import io.journeyline.definition.AlertRule.Limit;
import org.jspecify.annotations.Nullable;

/** Compares with fixed limits. A share of too few is not judged; a count always is. */
record Threshold(Limit limit, Watched watched) implements Yardstick {
  @Override
  public @Nullable Judgement judge(long from, long to) {
    Figure figure = watched.figure(from, to);
    if (figure.isShare() && figure.n() < limit.minSample()) {
      return null;
    }
    return Excess.judgement(from, to, figure, null, limit.below(), limit.above());
  }
}
