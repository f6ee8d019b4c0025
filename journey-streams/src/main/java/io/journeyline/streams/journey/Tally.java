package io.journeyline.streams.journey;

import static io.journeyline.streams.cells.Measure.COUNT;
import static io.journeyline.streams.cells.Measure.CUSTOMERS;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.touchpoint.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts facts, each in the cell of its day and in that of all days. */
final class Tally {
  static final long NO_DURATION = -1;

  private final Days days;

  Tally(Days days) {
    this.days = days;
  }

  /** Counts one fact, and the customer in the cells that have nothing of theirs yet. */
  void count(
      Tail tail, Aggregate aggregate, long at, long duration, Facts facts, String... dimensions) {
    for (String day : new String[] {days.of(at), Cell.ALL_DAYS}) {
      Cell cell = cell(aggregate, day, dimensions);
      Measures measures = facts.differences().at(cell);
      measures.add(COUNT, 1);
      if (tail.present.add(cell)) {
        measures.add(CUSTOMERS, 1);
      }
      if (duration != NO_DURATION) {
        measures.addDuration(duration, 1);
      }
    }
  }

  /** Adds to what else the cells measure of facts that are counted in them. */
  void add(
      Aggregate aggregate,
      long at,
      int measure,
      long difference,
      Facts facts,
      String... dimensions) {
    for (String day : new String[] {days.of(at), Cell.ALL_DAYS}) {
      facts.differences().at(cell(aggregate, day, dimensions)).add(measure, difference);
    }
  }

  /**
   * Later touchpoints cannot fall on days before this one's, so those days' cells need not be
   * remembered.
   */
  void forgetDaysBetween(Tail tail, @Nullable Latest last, Row row) {
    String today = days.of(row.occurredAt());
    if (last != null && !days.of(last.at()).equals(today)) {
      tail.present.removeIf(
          cell -> !cell.day().equals(Cell.ALL_DAYS) && cell.day().compareTo(today) < 0);
    }
  }

  private static Cell cell(Aggregate aggregate, String day, String... dimensions) {
    String[] key = Arrays.copyOf(dimensions, dimensions.length + 1);
    key[dimensions.length] = day;
    return Cell.of(aggregate, key);
  }
}
