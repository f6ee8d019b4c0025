package io.journeyline.dashboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.map.statistics.DailyShares;
import io.journeyline.map.statistics.Share;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingSumsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-20");
  private static final int DAYS = 60;

  @TempDir private Path folder;

  private final Random random = new Random(5);

  private static Selection selection(Period period) {
    return new Selection("shop", 1, CellKey.EVERYBODY, period);
  }

  private static Period days(int from, int to) {
    return new Period.Days(FIRST.plusDays(from), FIRST.plusDays(to));
  }

  private static final List<Period> PERIODS =
      List.of(new Period.AllDays(), days(0, 59), days(3, 3), days(20, 45), days(50, 200));

  private String day() {
    int day = random.nextInt(DAYS + 5);
    return day >= DAYS ? CellKey.ALL_DAYS : FIRST.plusDays(day).toString();
  }

  private void change(FilledModel model) {
    StageKey stage = new StageKey("shop", 1, "all", "s" + random.nextInt(3), day());
    TouchpointStatKey touchpoint =
        new TouchpointStatKey("shop", 1, "all", "t" + random.nextInt(2), "s0", "web", day());
    boolean isGone = random.nextInt(5) == 0;
    model.put(Aggregates.STAGES, stage, isGone ? null : stageCounts());
    model.put(Aggregates.TOUCHPOINT_STATS, touchpoint, isGone ? null : touchpointCounts());
  }

  private StageCounts stageCounts() {
    long entered = random.nextInt(90);
    List<HistogramBucket> dwell = List.of(new HistogramBucket(1L << random.nextInt(9), entered));
    return new StageCounts(entered, entered, 0L, 0L, 0L, 0L, entered, dwell);
  }

  private TouchpointStatCounts touchpointCounts() {
    long count = random.nextInt(50);
    return new TouchpointStatCounts(
        count, count, 0L, random.nextLong(count + 1), 1L, 5L, 25L, 0L, Map.of("nps", 1L));
  }

  /** Rows by what they say. */
  private static Map<List<String>, String> told(List<Cells.Row> rows) {
    Map<List<String>, String> told = new HashMap<>();
    for (Cells.Row row : rows) {
      told.put(
          row.dimensions(),
          "%s %s %d %s"
              .formatted(
                  row.customers(),
                  row.figures().histogram(0).buckets(),
                  row.figures().sum(0),
                  row.figures().labelled()));
    }
    return told;
  }

  @Test
  void shouldAlwaysBeWhatTheCellsAddUpTo() {
    try (FilledModel model = new FilledModel(folder)) {
      Cells cells = model.cells();
      for (int step = 0; step < 300; step++) {
        change(model);
        for (Period period : PERIODS) {
          Selection selection = selection(period);
          for (var aggregate : List.of(Aggregates.STAGES, Aggregates.TOUCHPOINT_STATS)) {
            Map<List<String>, String> kept =
                cells.standing(aggregate, selection, 1, StandingSumsTest::told);
            assertThat(kept)
                .as("%s of %s after %d changes", aggregate.name(), period, step)
                .isEqualTo(told(cells.total(aggregate, selection, _ -> true, 1_000)));
          }
        }
      }
    }
  }

  @Test
  void shouldKnowTheLossesOfEachDay() {
    try (FilledModel model = new FilledModel(folder)) {
      Cells cells = model.cells();
      for (int step = 0; step < 300; step++) {
        change(model);
        Map<List<String>, DailyShares> losses = cells.losses(selection(new Period.AllDays()));
        Map<String, Share> expected = new HashMap<>();
        for (Cells.Row row :
            cells.daily(
                Aggregates.TOUCHPOINT_STATS, selection(new Period.AllDays()), _ -> true, 1_000)) {
          expected.put(
              row.dimensions() + "|" + row.day(),
              new Share(row.figures().sum(2), row.figures().sum(0)));
        }
        assertThat(byDay(losses)).isEqualTo(expected);
      }
    }
  }

  private static Map<String, Share> byDay(Map<List<String>, DailyShares> losses) {
    Map<String, Share> shares = new HashMap<>();
    losses.forEach(
        (card, days) -> {
          for (int day = 0; day < DAYS; day++) {
            LocalDate at = FIRST.plusDays(day);
            DailyShares.Span span = days.within(at, at);
            if (span.size() > 0) {
              shares.put(card + "|" + at, span.total());
            }
          }
        });
    return shares;
  }

  @Test
  void shouldForgetWhatTheStoreForgets() {
    try (FilledModel model = new FilledModel(folder)) {
      change(model);
      Selection all = selection(new Period.AllDays());
      assertThat(model.cells().losses(all)).isNotNull();
      model.clear();
      assertThat(model.cells().losses(all)).isEmpty();
      for (Period period : PERIODS) {
        Map<List<String>, String> kept =
            model.cells().standing(Aggregates.STAGES, selection(period), 1, StandingSumsTest::told);
        assertThat(kept).isEmpty();
      }
    }
  }
}
