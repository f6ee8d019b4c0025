package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Series;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.SeriesCells;
import io.journeyline.streams.cells.SeriesCells.Kept;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ended attempts at a funnel add to the series that are kept. */
final class FunnelSeries {
  private static final String NOWHERE = "";

  private final long window;
  private final @Nullable Kept converted;
  private final List<@Nullable Kept> droppedAt = new ArrayList<>();

  FunnelSeries(Funnel funnel, SeriesCells series) {
    window = funnel.window().toMillis();
    converted = series.named(Series.converted(funnel.id()));
    for (Funnel.Step step : funnel.steps()) {
      droppedAt.add(series.named(Series.dropped(funnel.id(), step.id())));
    }
  }

  void add(Attempt attempt, int sign, Differences out) {
    Start start = attempt.start();
    int last = attempt.level() - 1;
    if (attempt.isConverted()) {
      count(converted, attempt.time(last), start, sign, out);
    } else if (attempt.isDropped()) {
      count(droppedAt.get(last), start.at() + window, start, sign, out);
    }
  }

  private static void count(@Nullable Kept kept, long at, Start start, int sign, Differences out) {
    if (kept != null) {
      kept.count(out, at, NOWHERE, NOWHERE, start.by(), sign);
    }
  }
}
