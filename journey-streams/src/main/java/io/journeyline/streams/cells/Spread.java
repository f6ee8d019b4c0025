package io.journeyline.streams.cells;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * The cells that a difference counts in. It is said once, of a group of segments on a day; it
 * counts in each of these segments, on that day and on all days together. Only the customers of all
 * days are said apart, since a customer of several days is one of them.
 */
public final class Spread {
  /** Between the segments of a group: no id has it. */
  private static final String AND = "+";

  private Spread() {}

  /** What stands in place of a segment where a difference is said of several. */
  static String group(List<String> segments) {
    return String.join(AND, segments);
  }

  /** Passes on each cell, and what it grows by. */
  public static void each(Cell said, Measures difference, BiConsumer<Cell, Measures> cell) {
    if (!said.aggregate().hasSegments()) {
      cell.accept(said, difference);
      return;
    }
    Measures everyDay = new Measures();
    if (said.aggregate().hasAllDays() && !said.day().equals(Cell.ALL_DAYS)) {
      everyDay.addAll(difference);
      everyDay.add(Measure.CUSTOMERS, -difference.count(Measure.CUSTOMERS));
    }
    for (String segment : said.dimension(0).split("\\" + AND, -1)) {
      Cell ofDay = said.inSegment(segment);
      cell.accept(ofDay, difference);
      if (!everyDay.isZero()) {
        cell.accept(ofDay.onAllDays(), everyDay);
      }
    }
  }
}
