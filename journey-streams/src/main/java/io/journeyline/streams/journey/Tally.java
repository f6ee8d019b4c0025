package io.journeyline.streams.journey;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import java.util.List;

/** Counts facts, each in the cell of its day, and customers in that of all days too. */
final class Tally {
  private final CellNames names;
  private final Days days;

  Tally(CellNames names, Days days) {
    this.names = names;
    this.days = days;
  }

  /**
   * Counts one fact in its cell, and the customer in the cells that have nothing of theirs yet.
   *
   * @param dimensions without segment and day
   */
  Measures count(Tail tail, Aggregate aggregate, long at, Facts facts, String... dimensions) {
    List<String> listed = List.of(dimensions);
    long day = days.number(at);
    Measures counted = at(aggregate, listed, days.text(day), facts);
    counted.add(Measure.COUNT, 1);
    String name = names.of(aggregate, listed);
    if (tail.present.add(name, day)) {
      counted.add(Measure.CUSTOMERS, 1);
    }
    if (tail.present.add(name)) {
      at(aggregate, listed, Cell.ALL_DAYS, facts).add(Measure.CUSTOMERS, 1);
    }
    return counted;
  }

  /** The cell of a fact that was counted. */
  Measures counted(Aggregate aggregate, long at, Facts facts, String... dimensions) {
    return at(aggregate, List.of(dimensions), days.of(at), facts);
  }

  /** Later touchpoints cannot fall on days before this one's, so those need not be remembered. */
  void forgetBefore(long at, Tail tail) {
    tail.present.forgetBefore(days.number(at));
  }

  private static Measures at(
      Aggregate aggregate, List<String> dimensions, String day, Facts facts) {
    return facts.differences().isHeard()
        ? facts.differences().at(cell(aggregate, dimensions, day))
        : new Measures();
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
