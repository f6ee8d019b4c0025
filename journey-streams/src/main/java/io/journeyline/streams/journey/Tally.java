package io.journeyline.streams.journey;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import java.util.List;

/** Counts facts, each in the cell of its day and in that of all days. */
final class Tally {
  private final CellNames names;
  private final Days days;

  Tally(CellNames names, Days days) {
    this.names = names;
    this.days = days;
  }

  /** A fact's two cells. */
  record Both(Measures ofDay, Measures ofAllDays) {
    Both add(int measure, long difference) {
      ofDay.add(measure, difference);
      ofAllDays.add(measure, difference);
      return this;
    }

    void addDuration(long millis) {
      ofDay.addDuration(millis, 1);
      ofAllDays.addDuration(millis, 1);
    }
  }

  /**
   * Counts one fact, and the customer in the cells that have nothing of theirs yet.
   *
   * @param dimensions without segment and day
   */
  Both count(Tail tail, Aggregate aggregate, long at, Facts facts, String... dimensions) {
    List<String> listed = List.of(dimensions);
    long day = days.number(at);
    Both both = cells(aggregate, day, facts, listed).add(Measure.COUNT, 1);
    String name = names.of(aggregate, listed);
    if (tail.present.add(name, day)) {
      both.ofDay().add(Measure.CUSTOMERS, 1);
    }
    if (tail.present.add(name)) {
      both.ofAllDays().add(Measure.CUSTOMERS, 1);
    }
    return both;
  }

  /** The cells of facts that were counted. */
  Both counted(Aggregate aggregate, long at, Facts facts, String... dimensions) {
    return cells(aggregate, days.number(at), facts, List.of(dimensions));
  }

  /** Later touchpoints cannot fall on days before this one's, so those need not be remembered. */
  void forgetBefore(long at, Tail tail) {
    tail.present.forgetBefore(days.number(at));
  }

  private Both cells(Aggregate aggregate, long day, Facts facts, List<String> dimensions) {
    return new Both(
        facts.differences().at(cell(aggregate, dimensions, days.text(day))),
        facts.differences().at(cell(aggregate, dimensions, Cell.ALL_DAYS)));
  }

  private static Cell cell(Aggregate aggregate, List<String> dimensions, String day) {
    String[] all = new String[dimensions.size() + 2];
    all[0] = Cell.ALL_CUSTOMERS;
    for (int i = 0; i < dimensions.size(); i++) {
      all[i + 1] = dimensions.get(i);
    }
    all[all.length - 1] = day;
    return Cell.of(aggregate, all);
  }
}
