package io.journeyline.dashboard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.Histogram;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 15);
  private static final int DAYS = 800;

  @TempDir private Path folder;
  private FilledModel model = new FilledModel(Path.of("target", "unused-store"));

  @BeforeEach
  void open() {
    model.close();
    model = new FilledModel(folder);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private static TransitionKey key(String to, String day) {
    return new TransitionKey("shop", 1, "all", "a", to, day);
  }

  private static TransitionCounts counts(long count, long dwell) {
    long from = DurationBuckets.from(DurationBuckets.index(dwell));
    return new TransitionCounts(count, 1L, List.of(new HistogramBucket(from, count)));
  }

  private List<Row> total(Period period) {
    return model
        .cells()
        .total(Aggregates.TRANSITIONS, new Selection("shop", 1, "all", period), _ -> true, 1_000);
  }

  @Test
  void shouldEqualTheSumOfDaysWhateverThePeriodAndTheChangesBefore() {
    Random random = new Random(7);
    Map<TransitionKey, TransitionCounts> truth = new HashMap<>();
    for (int i = 0; i < 1_500; i++) {
      LocalDate day = START.plusDays(random.nextInt(DAYS));
      TransitionKey key = key("s" + random.nextInt(3), day.toString());
      if (random.nextInt(5) == 0) {
        truth.remove(key);
        model.put(Aggregates.TRANSITIONS, key, null);
      } else {
        TransitionCounts counts = counts(1 + random.nextInt(9), random.nextLong(10_000_000_000L));
        truth.put(key, counts);
        model.put(Aggregates.TRANSITIONS, key, counts);
      }
    }
    for (int i = 0; i < 60; i++) {
      LocalDate from = START.plusDays(random.nextInt(DAYS));
      LocalDate to = from.plusDays(random.nextInt(DAYS));
      assertThat(figures(total(new Period.Days(from, to))))
          .as("%s to %s", from, to)
          .isEqualTo(expected(truth, from, to));
    }
  }

  private static Map<String, List<Long>> figures(List<Row> rows) {
    Map<String, List<Long>> figures = new TreeMap<>();
    for (Row row : rows) {
      Histogram dwell = row.figures().histogram(0);
      Long median = dwell.percentile(50);
      figures.put(
          row.dimensions().getLast(),
          List.of(row.figures().sum(0), dwell.total(), median == null ? -1 : median));
    }
    return figures;
  }

  private static Map<String, List<Long>> expected(
      Map<TransitionKey, TransitionCounts> truth, LocalDate from, LocalDate to) {
    Map<String, Map<Long, Long>> buckets = new TreeMap<>();
    truth.forEach(
        (key, counts) -> {
          LocalDate day = LocalDate.parse(key.getDay());
          if (!day.isBefore(from) && !day.isAfter(to)) {
            Map<Long, Long> mine = buckets.computeIfAbsent(key.getTo(), _ -> new TreeMap<>());
            counts.getDwell().forEach(b -> mine.merge(b.getFrom(), b.getCount(), Long::sum));
          }
        });
    Map<String, List<Long>> expected = new TreeMap<>();
    buckets.forEach(
        (to2, mine) -> {
          long total = mine.values().stream().mapToLong(Long::longValue).sum();
          long seen = 0;
          for (Map.Entry<Long, Long> bucket : mine.entrySet()) {
            seen += bucket.getValue();
            if (seen >= Math.ceilDiv(total, 2)) {
              expected.put(to2, List.of(total, total, DurationBuckets.midpoint(bucket.getKey())));
              break;
            }
          }
        });
    return expected;
  }

  @Test
  void shouldTellCustomersOfOneCellOnly() {
    model.put(Aggregates.TRANSITIONS, key("b", "2026-01-01"), counts(2, 5));
    model.put(Aggregates.TRANSITIONS, key("b", "2026-01-02"), counts(3, 5));
    model.put(Aggregates.TRANSITIONS, key("b", "*"), counts(5, 5));
    LocalDate first = LocalDate.of(2026, 1, 1);

    assertThat(total(new Period.Days(first, first)).getFirst().customers()).isEqualTo(1);
    assertThat(total(new Period.AllDays()).getFirst().customers()).isEqualTo(1);
    assertThat(total(new Period.Days(first, first.plusDays(1))).getFirst().customers()).isNull();
  }

  @Test
  void shouldAddUpAllDaysOfAnAggregateThatDoesNotPublishThem() {
    CountKey known = new CountKey("shop", 1, "rejected", "web", "FUTURE", "2026-01-01");
    CountKey unknown = new CountKey("shop", 1, "rejected", "web", "FUTURE", "");
    model.put(Aggregates.COUNTS, known, new CountValue(4L));
    model.put(Aggregates.COUNTS, unknown, new CountValue(2L));
    model.put(Aggregates.COUNTS, known, new CountValue(5L));

    List<Row> rows =
        model
            .cells()
            .total(
                Aggregates.COUNTS,
                new Selection("shop", 1, "all", new Period.AllDays()),
                _ -> true,
                10);

    assertThat(rows).singleElement().satisfies(r -> assertThat(r.figures().sum(0)).isEqualTo(7));
  }

  @Test
  void shouldKeepVersionsSegmentsAndMapsApart() {
    model.put(Aggregates.TRANSITIONS, key("b", "2026-01-01"), counts(2, 5));
    model.put(
        Aggregates.TRANSITIONS,
        new TransitionKey("shop", 2, "all", "a", "b", "2026-01-01"),
        counts(30, 5));
    model.put(
        Aggregates.TRANSITIONS,
        new TransitionKey("shop", 1, "al", "a", "b", "2026-01-01"),
        counts(400, 5));
    model.put(
        Aggregates.TRANSITIONS,
        new TransitionKey("shop2", 1, "all", "a", "b", "2026-01-01"),
        counts(5000, 5));

    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThat(total(new Period.Days(day, day)))
        .singleElement()
        .satisfies(row -> assertThat(row.figures().sum(0)).isEqualTo(2));
    assertThat(model.cells().versions(Aggregates.TRANSITIONS)).containsExactly(1, 2);
  }

  @Test
  void shouldBeThereAfterARestart() {
    model.put(Aggregates.TRANSITIONS, key("b", "*"), counts(5, 5));
    model.close();
    model = new FilledModel(folder);

    assertThat(total(new Period.AllDays()).getFirst().figures().sum(0)).isEqualTo(5);
  }

  @Test
  void shouldRefuseToMakeTooManyRows() {
    for (int i = 0; i < 20; i++) {
      model.put(Aggregates.TRANSITIONS, key("s" + i, "*"), counts(1, 1));
    }
    Selection all = new Selection("shop", 1, "all", new Period.AllDays());

    assertThatThrownBy(() -> model.cells().total(Aggregates.TRANSITIONS, all, _ -> true, 19))
        .isInstanceOf(Cells.TooManyRowsException.class);
  }
}
