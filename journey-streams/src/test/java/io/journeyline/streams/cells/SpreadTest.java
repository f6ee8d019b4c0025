package io.journeyline.streams.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said once counts wherever it has to. */
class SpreadTest {
  private final Differences said = new Differences();

  @Test
  void shouldCountInEachSegmentOnTheDayAndOnAllDays() {
    said.at(Cell.of(Aggregate.STAGES, "all", "look", "2026-01-05")).add(Measure.COUNT, 2);
    said.sayOf(List.of("all", "pro"));
    assertThat(published(Measure.COUNT))
        .isEqualTo(
            Map.of(
                Cell.of(Aggregate.STAGES, "all", "look", "2026-01-05"), 2L,
                Cell.of(Aggregate.STAGES, "all", "look", "*"), 2L,
                Cell.of(Aggregate.STAGES, "pro", "look", "2026-01-05"), 2L,
                Cell.of(Aggregate.STAGES, "pro", "look", "*"), 2L));
  }

  @Test
  void shouldNotCountACustomerOfADayAmongThoseOfAllDays() {
    said.at(Cell.of(Aggregate.STAGES, "all", "look", "2026-01-05")).add(Measure.CUSTOMERS, 1);
    said.at(Cell.of(Aggregate.STAGES, "all", "look", "2026-01-06")).add(Measure.CUSTOMERS, 1);
    said.at(Cell.of(Aggregate.STAGES, "all", "look", "*")).add(Measure.CUSTOMERS, 1);
    assertThat(published(Measure.CUSTOMERS))
        .containsEntry(Cell.of(Aggregate.STAGES, "all", "look", "2026-01-05"), 1L)
        .containsEntry(Cell.of(Aggregate.STAGES, "all", "look", "2026-01-06"), 1L)
        .containsEntry(Cell.of(Aggregate.STAGES, "all", "look", "*"), 1L);
  }

  @Test
  void shouldCountASeriesInItsIntervalOnly() {
    Cell cell = Cell.of(Aggregate.SERIES, "all", "entered", "t", "web", "", "3600000");
    said.at(cell).add(Measure.COUNT, 1);
    said.sayOf(List.of("all", "pro"));
    assertThat(published(Measure.COUNT)).isEqualTo(Map.of(cell, 1L, cell.inSegment("pro"), 1L));
  }

  @Test
  void shouldCountOnceWhatHasNoSegments() {
    Cell cell = Cell.of(Aggregate.COUNTS, "accepted", "web", "", "2026-01-05");
    said.at(cell).add(Measure.COUNT, 1);
    said.sayOf(List.of("all", "pro"));
    assertThat(published(Measure.COUNT)).isEqualTo(Map.of(cell, 1L));
  }

  private Map<Cell, Long> published(int measure) {
    Map<Cell, Long> published = new HashMap<>();
    said.forEachPublished(
        (cell, measures) -> published.merge(cell, measures.count(measure), Long::sum));
    return published;
  }
}
