package io.journeyline.local.export;

import io.journeyline.schemas.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the totals of two snapshots differ: cells for all days, and sums over days where an aggregate
 * has none. Map and version of the definitions do not matter; journeys are no totals.
 */
public record TotalsDiff(List<Change> changes) {
  private static final String DAY = "day";
  private static final String ALL_DAYS = "*";
  private static final String ALL_CUSTOMERS = "all";
  private static final Set<String> NOT_IN_CELLS = Set.of("map", "version", DAY);

  /**
   * A figure that differs.
   *
   * @param cell the fields of the key, {@code name=value} each
   * @param before null: there was no such cell, or it had no value
   */
  public record Change(
      String aggregate, String cell, String figure, @Nullable Long before, @Nullable Long after) {}

  public static TotalsDiff compare(Snapshot before, Snapshot after) {
    List<Change> changes = new ArrayList<>();
    for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
      if (aggregate.key().stream().anyMatch(column -> column.name().equals(DAY))) {
        changes.addAll(
            compare(aggregate.name(), totals(aggregate, before), totals(aggregate, after)));
      }
    }
    return new TotalsDiff(List.copyOf(changes));
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Prints one aligned line a change. */
  public void print(Appendable out) {
    TextTable table = new TextTable(3, "aggregate", "total", "figure", "before", "after", "change");
    for (Change change : changes) {
      table.add(
          change.aggregate(),
          change.cell(),
          change.figure(),
          text(change, change.before()),
          text(change, change.after()),
          difference(change));
    }
    try {
      table.printTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("the totals cannot be printed", e);
    }
  }

  private static String text(Change change, @Nullable Long value) {
    boolean isSeen =
        !Durations.humanise(change.before()).equals(Durations.humanise(change.after()));
    if (isDuration(change.figure()) && isSeen) {
      return Durations.humanise(value);
    }
    String unit = isDuration(change.figure()) ? " ms" : "";
    return value == null ? "-" : String.format(Locale.ROOT, "%,d%s", value, unit);
  }

  private static String difference(Change change) {
    long difference =
        Objects.requireNonNullElse(change.after(), 0L)
            - Objects.requireNonNullElse(change.before(), 0L);
    return isDuration(change.figure()) ? "" : String.format(Locale.ROOT, "%+,d", difference);
  }

  /** Quantiles are ms, and are not there where there is nothing to take them of. */
  private static boolean isDuration(String figure) {
    return figure.endsWith("P50") || figure.endsWith("P90");
  }

  private static List<Change> compare(
      String aggregate,
      Map<String, Map<String, Long>> before,
      Map<String, Map<String, Long>> after) {
    Set<String> cells = new LinkedHashSet<>(before.keySet());
    cells.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String cell : cells) {
      Map<String, Long> old = before.getOrDefault(cell, Map.of());
      Map<String, Long> now = after.getOrDefault(cell, Map.of());
      Set<String> figures = new LinkedHashSet<>(old.keySet());
      figures.addAll(now.keySet());
      for (String figure : figures) {
        Long was = old.get(figure);
        Long is = now.get(figure);
        if (!Objects.equals(was, is)) {
          changes.add(new Change(aggregate, cell, figure, was, is));
        }
      }
    }
    return changes;
  }

  private static <K extends Comparable<? super K>, V> Map<String, Map<String, Long>> totals(
      Aggregate<K, V> aggregate, Snapshot snapshot) {
    Map<K, V> cells = aggregate.sorted(snapshot);
    boolean hasTotals = cells.keySet().stream().anyMatch(key -> isTotal(aggregate, key));
    Map<String, Map<String, Long>> totals = new TreeMap<>();
    cells.forEach(
        (key, value) -> {
          if (!hasTotals || isTotal(aggregate, key)) {
            Map<String, Long> figures =
                totals.computeIfAbsent(cell(aggregate, key), cell -> new LinkedHashMap<>());
            aggregate.values().forEach(column -> add(column, value, figures));
          }
        });
    return totals;
  }

  private static <K extends Comparable<? super K>> boolean isTotal(
      Aggregate<K, ?> aggregate, K key) {
    return aggregate.key().stream()
        .filter(column -> column.name().equals(DAY))
        .anyMatch(column -> ALL_DAYS.equals(column.value().apply(key)));
  }

  private static <K extends Comparable<? super K>> String cell(Aggregate<K, ?> aggregate, K key) {
    List<String> fields = new ArrayList<>();
    for (Column<K> column : aggregate.key()) {
      Object value = column.value().apply(key);
      boolean isEverybody = column.name().equals("segment") && ALL_CUSTOMERS.equals(value);
      boolean isSaid = !NOT_IN_CELLS.contains(column.name()) && !isEverybody;
      if (isSaid && value != null && !value.equals("")) {
        fields.add(column.name() + "=" + value);
      }
    }
    return String.join(" ", fields);
  }

  private static <V> void add(Column<V> column, V value, Map<String, Long> figures) {
    if (column.value().apply(value) instanceof Number figure) {
      figures.merge(column.name(), figure.longValue(), Long::sum);
    }
  }
}
