package io.journeyline.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * §4: something that counts in one segment's cell of one day and of all days.
 *
 * @param at the moment that decides the day
 */
record Fact<T>(String customerId, String segment, long at, T what) {

  /** The same fact in every segment of the customer. */
  static <T> List<Fact<T>> of(CustomerJourney journey, long at, T what) {
    return journey.segments().stream()
        .map(segment -> new Fact<>(journey.customer().id(), segment, at, what))
        .toList();
  }

  /** Counted anew in every cell, for days must not be added up. */
  static long customers(List<? extends Fact<?>> facts) {
    return facts.stream().map(Fact::customerId).distinct().count();
  }

  /** Names the cell that a fact belongs to on a day, or for all days. */
  interface CellKey<T, K> {
    K of(Fact<T> fact, String day);
  }

  static <T, K> Map<K, List<Fact<T>>> intoCells(List<Fact<T>> facts, Days days, CellKey<T, K> key) {
    Map<K, List<Fact<T>>> cells = new HashMap<>();
    for (Fact<T> fact : facts) {
      for (String day : List.of(days.of(fact.at()), Days.ALL)) {
        cells.computeIfAbsent(key.of(fact, day), cell -> new ArrayList<>()).add(fact);
      }
    }
    return cells;
  }
}
