package io.journeyline.map.cells;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days to look at, both ends included.
 *
 * @param from null: from the first one
 * @param to null: to the last one
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
  /** All days. */
  public static final Period ALL = new Period(null, null);

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Period {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the period from " + from + " to " + to + " ends before it begins");
    }
  }

  public boolean isAll() {
    return from == null && to == null;
  }

  /** Whether a cell's day, not that of all days, is in it. */
  public boolean covers(String day) {
    return (from == null || day.compareTo(from.toString()) >= 0)
        && (to == null || day.compareTo(to.toString()) <= 0);
  }

  /** The days of both. */
  public Period upTo(LocalDate last) {
    return new Period(from, to == null || to.isAfter(last) ? last : to);
  }
}
