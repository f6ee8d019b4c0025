package io.journeyline.streams.cells;

import io.journeyline.definition.AlertRules;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series that are kept: those that alert rules ask for, each in intervals of its length. */
public final class SeriesCells {
  private final Map<String, Duration> intervals;

  public SeriesCells(AlertRules alerts) {
    intervals = alerts.intervals();
  }

  /** A series that is kept. */
  public record Kept(String series, long interval) {

    /** Counts a fact of all customers in its interval. */
    public void count(
        Differences out, long at, String touchpoint, String channel, String by, int difference) {
      String from = Long.toString(Math.floorDiv(at, interval) * interval);
      Cell cell =
          Cell.of(Aggregate.SERIES, Cell.ALL_CUSTOMERS, series, touchpoint, channel, by, from);
      out.at(cell).add(Measure.COUNT, difference);
    }
  }

  /** The series of that name, or null where nobody asks for it. */
  public @Nullable Kept named(String series) {
    Duration interval = intervals.get(series);
    return interval == null ? null : new Kept(series, interval.toMillis());
  }
}
