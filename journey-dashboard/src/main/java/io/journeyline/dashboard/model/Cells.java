package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.StoredKey;
import io.journeyline.dashboard.cells.StoredKey.Grain;
import io.journeyline.map.statistics.DailyShares;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Answers questions from the store. */
public final class Cells {
  private static final int MOST = 2_000_000;

  private final CellStore store;

  public Cells(CellStore store) {
    this.store = store;
  }

  /**
   * A row of an answer.
   *
   * @param day of a row by day; empty where it is unknown
   * @param customers null where the row is a sum over days
   */
  public record Row(
      List<String> dimensions, @Nullable String day, Figures figures, @Nullable Long customers) {}

  /** Thrown when an answer would have more rows than are allowed. */
  public static final class TooManyRowsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyRowsException(int most) {
      super("more than " + most + " rows");
    }
  }

  /**
   * What is made of the rows of a whole period. It is kept, and made anew only when one of them has
   * changed: for periods that are asked for again and again.
   *
   * @param histograms how many of them are needed; they take the most memory
   * @param make must always be the same function for an aggregate; what it makes must not change
   */
  public <T> T standing(
      Aggregate<?, ?> aggregate, Selection selection, int histograms, Function<List<Row>, T> make) {
    return store
        .standing()
        .get(
            aggregate,
            selection,
            selection.period(),
            () ->
                new StandingSums.Sums(
                    selection.period(), histograms, sums(aggregate, selection, histograms)),
            kept -> make.apply(rows(kept.sums(), selection.period())));
  }

  /** Of each card's touchpoints on single days, after how many the customer was lost; kept too. */
  public Map<List<String>, DailyShares> losses(Selection selection) {
    Aggregate<?, ?> aggregate = Aggregates.TOUCHPOINT_STATS;
    return store
        .standing()
        .get(
            aggregate,
            selection,
            DailyLosses.class,
            () -> {
              DailyLosses.Builder days = new DailyLosses.Builder();
              Period.Span span = new Period.AllDays().days();
              store.scan(List.of(run(aggregate, selection, span)), days::add);
              return days.build();
            },
            DailyLosses::cards);
  }

  /** One row for each combination of dimensions, over the whole period. */
  public List<Row> total(
      Aggregate<?, ?> aggregate, Selection selection, Predicate<List<String>> wanted, int most) {
    return rows(sums(aggregate, selection, wanted, most, Integer.MAX_VALUE), selection.period());
  }

  private Map<List<String>, Figures> sums(
      Aggregate<?, ?> aggregate, Selection selection, int histograms) {
    return sums(aggregate, selection, _ -> true, MOST, histograms);
  }

  private Map<List<String>, Figures> sums(
      Aggregate<?, ?> aggregate,
      Selection selection,
      Predicate<List<String>> wanted,
      int most,
      int histograms) {
    Map<Bytes, Optional<Figures>> found = new HashMap<>();
    Map<List<String>, Figures> sums = new HashMap<>();
    List<CellRun> runs =
        selection.period().spans().stream().map(span -> run(aggregate, selection, span)).toList();
    store.scanStored(
        runs,
        (stored, figures) ->
            found
                .computeIfAbsent(
                    Bytes.wrap(stored),
                    _ -> {
                      List<String> dimensions = StoredKey.dimensions(stored);
                      return wanted.test(dimensions)
                          ? Optional.of(sums.computeIfAbsent(dimensions, _ -> room(sums, most)))
                          : Optional.empty();
                    })
                .ifPresent(sum -> sum.add(figures, 1, histograms)));
    return sums;
  }

  private static List<Row> rows(Map<List<String>, Figures> sums, Period period) {
    boolean known = period.knowsCustomers();
    List<Row> rows = new ArrayList<>(sums.size());
    sums.forEach(
        (dimensions, figures) -> {
          if (!figures.isZero()) {
            rows.add(new Row(dimensions, null, figures, known ? figures.customers() : null));
          }
        });
    return rows;
  }

  private static Figures room(Map<?, ?> sums, int most) {
    if (sums.size() >= most) {
      throw new TooManyRowsException(most);
    }
    return new Figures();
  }

  /** One row for each combination of dimensions and each day that it has a cell of, by day. */
  public List<Row> daily(
      Aggregate<?, ?> aggregate, Selection selection, Predicate<List<String>> wanted, int most) {
    List<Row> rows = new ArrayList<>();
    store.scan(
        List.of(run(aggregate, selection, selection.period().days())),
        (key, bytes) -> {
          if (wanted.test(key.dimensions())) {
            if (rows.size() >= most) {
              throw new TooManyRowsException(most);
            }
            Figures figures = Figures.of(bytes);
            rows.add(new Row(key.dimensions(), day(key), figures, figures.customers()));
          }
        });
    return rows;
  }

  private static String day(StoredKey key) {
    return key.period() == StoredKey.UNKNOWN_DAY
        ? ""
        : LocalDate.ofEpochDay(key.period()).toString();
  }

  private static CellRun run(Aggregate<?, ?> aggregate, Selection selection, Period.Span span) {
    return new CellRun(
        aggregate,
        selection.version(),
        selection.map(),
        selection.segment(),
        span.grain(),
        span.from(),
        span.to());
  }

  /** The versions that there are cells of. */
  public Set<Integer> versions(Aggregate<?, ?> aggregate) {
    return store.versions(aggregate);
  }

  /** The values of a dimension, over all days and everybody. */
  public Set<String> values(Aggregate<?, ?> aggregate, String map, int version, int dimension) {
    Set<String> values = new HashSet<>();
    store.scan(
        List.of(new CellRun(aggregate, version, map, CellKey.EVERYBODY, Grain.ALL, 0, 0)),
        (key, _) -> values.add(key.dimensions().get(dimension)));
    return values;
  }
}
