package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.StoredKey;
import io.journeyline.dashboard.cells.StoredKey.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days that a question is about. */
public sealed interface Period {

  /** All days together. */
  record AllDays() implements Period {}

  /** From one day to another, both included. */
  record Days(LocalDate from, LocalDate to) implements Period {}

  /** Whether the number of customers is known: customers of several days cannot be added up. */
  default boolean knowsCustomers() {
    return switch (this) {
      case AllDays _ -> true;
      case Days(LocalDate from, LocalDate to) -> from.equals(to);
    };
  }

  /** A run of days or months, both ends included, or the cell of all days. */
  record Span(Grain grain, int from, int to) {}

  /** The fewest stored cells that make up the period: whole months, and days around them. */
  default List<Span> spans() {
    return switch (this) {
      case AllDays _ -> List.of(new Span(Grain.ALL, 0, 0));
      case Days(LocalDate from, LocalDate to) -> spans(from, to);
    };
  }

  /** The period's days one by one. */
  default Span days() {
    return switch (this) {
      case AllDays _ -> new Span(Grain.DAY, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Days(LocalDate from, LocalDate to) -> daySpan(from, to);
    };
  }

  private static List<Span> spans(LocalDate from, LocalDate to) {
    LocalDate firstMonth = from.getDayOfMonth() == 1 ? from : from.plusMonths(1).withDayOfMonth(1);
    LocalDate afterMonths = to.plusDays(1).withDayOfMonth(1);
    if (!firstMonth.isBefore(afterMonths)) {
      return List.of(daySpan(from, to));
    }
    List<Span> spans = new ArrayList<>();
    if (from.isBefore(firstMonth)) {
      spans.add(daySpan(from, firstMonth.minusDays(1)));
    }
    spans.add(
        new Span(
            Grain.MONTH, StoredKey.month(firstMonth), StoredKey.month(afterMonths.minusMonths(1))));
    if (!afterMonths.isAfter(to)) {
      spans.add(daySpan(afterMonths, to));
    }
    return spans;
  }

  private static Span daySpan(LocalDate from, LocalDate to) {
    return new Span(
        Grain.DAY, Math.toIntExact(from.toEpochDay()), Math.toIntExact(to.toEpochDay()));
  }
}
