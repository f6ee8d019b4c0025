package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.cells.SeriesCells;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What attempts of a funnel add to its cells. */
final class Tally {
  private final String funnel;
  private final FunnelSeries series;
  private final LongFunction<String> days;

  Tally(Funnel funnel, SeriesCells series, LongFunction<String> days) {
    this.funnel = funnel.id();
    this.series = new FunnelSeries(funnel, series);
    this.days = days;
  }

  /** Puts one attempt, or none, in the place of another. */
  void move(@Nullable Attempt from, @Nullable Attempt to, Differences out) {
    if (from != null) {
      add(from, -1, out);
    }
    if (to != null) {
      add(to, 1, out);
    }
  }

  private void add(Attempt attempt, int sign, Differences out) {
    Measures measures = measures(attempt, sign);
    Start start = attempt.start();
    String day = days.apply(start.at());
    out.at(Cell.of(Aggregate.FUNNELS, Cell.ALL_CUSTOMERS, funnel, start.by(), day))
        .addAll(measures);
    series.add(attempt, sign, out);
  }

  private static Measures measures(Attempt attempt, int sign) {
    Measures measures = new Measures();
    int level = attempt.level();
    measures.add(Measure.COUNT, sign);
    for (int k = 0; k < level; k++) {
      measures.add(FunnelMeasures.REACHED + k, sign);
      if (k > 0 && attempt.hasTime(k)) {
        measures.addDuration(k, attempt.stepTime(k), sign);
      }
    }
    if (attempt.isConverted()) {
      measures.add(FunnelMeasures.CONVERTED, sign);
      long took = attempt.time(level - 1) - attempt.start().at();
      measures.addDuration(FunnelMeasures.CONVERT, took, sign);
    } else if (attempt.isDropped()) {
      measures.add(FunnelMeasures.DROPPED_AT + level - 1, sign);
    } else {
      measures.add(FunnelMeasures.PENDING, sign);
    }
    return measures;
  }
}
