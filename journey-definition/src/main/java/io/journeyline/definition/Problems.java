package io.journeyline.definition;

import io.journeyline.definition.DefinitionException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one definition file. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Place place, String message) {
    found.add(new Problem(file, place.line(), place.column(), message));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, by place; of equal ones, one. */
  DefinitionException toException() {
    return new DefinitionException(
        found.stream()
            .distinct()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .toList());
  }
}
