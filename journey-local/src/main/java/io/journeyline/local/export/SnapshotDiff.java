package io.journeyline.local.export;

import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cell-by-cell comparison of snapshots, for {@code verify}. */
public record SnapshotDiff(List<AggregateDiff> aggregates) {
  private static final int DEFAULT_EXAMPLES = 5;

  /**
   * How one aggregate compares.
   *
   * @param aggregate name as of its export file
   * @param compared cells that at least one side has
   * @param differing those that the sides do not have alike
   * @param moving cells that could not be compared, since they changed meanwhile
   * @param examples the first differing cells by key, one readable line each
   */
  public record AggregateDiff(
      String aggregate, long compared, long differing, long moving, List<String> examples) {}

  public static SnapshotDiff compare(Snapshot expected, Snapshot actual) {
    return compare(expected, actual, DEFAULT_EXAMPLES);
  }

  /**
   * Compares the cells on which two snapshots agree with those of a third, as found.
   *
   * @param changed keys of cells that cannot be compared, for they changed while they were read
   */
  public static SnapshotDiff compare(
      Snapshot first, Snapshot second, Snapshot found, Set<Object> changed) {
    return compare(first, second, found, changed, DEFAULT_EXAMPLES);
  }

  /**
   * @param examples greatest number of differing cells to describe for each aggregate
   */
  static SnapshotDiff compare(Snapshot expected, Snapshot actual, int examples) {
    return compare(expected, expected, actual, Set.of(), examples);
  }

  private static SnapshotDiff compare(
      Snapshot first, Snapshot second, Snapshot found, Set<Object> changed, int examples) {
    List<AggregateDiff> diffs = new ArrayList<>();
    for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
      diffs.add(compare(aggregate, first, second, found, changed, examples));
    }
    return new SnapshotDiff(List.copyOf(diffs));
  }

  public boolean isEqual() {
    return differing() == 0;
  }

  public long compared() {
    return aggregates.stream().mapToLong(AggregateDiff::compared).sum();
  }

  public long differing() {
    return aggregates.stream().mapToLong(AggregateDiff::differing).sum();
  }

  public long moving() {
    return aggregates.stream().mapToLong(AggregateDiff::moving).sum();
  }

  /** The aggregates of which fewer than {@code cells} were compared: too few to mean anything. */
  public List<AggregateDiff> fewerThan(long cells) {
    return aggregates.stream()
        .filter(aggregate -> aggregate.compared() < cells && !isUnused(aggregate))
        .toList();
  }

  /** Series are kept only for maps with alerts. */
  private static boolean isUnused(AggregateDiff aggregate) {
    return aggregate.aggregate().equals(Aggregates.SERIES.name()) && aggregate.compared() == 0;
  }

  private static <K extends Comparable<? super K>, V> AggregateDiff compare(
      Aggregate<K, V> aggregate,
      Snapshot first,
      Snapshot second,
      Snapshot found,
      Set<Object> changed,
      int limit) {
    Map<K, V> expected = aggregate.cells().apply(first);
    Map<K, V> later = aggregate.cells().apply(second);
    Map<K, V> actual = aggregate.cells().apply(found);
    Set<K> keys = new HashSet<>(expected.keySet());
    keys.addAll(later.keySet());
    keys.addAll(actual.keySet());
    long moving = 0;
    List<K> differing = new ArrayList<>();
    for (K key : keys) {
      if (changed.contains(key) || !Objects.equals(expected.get(key), later.get(key))) {
        moving++;
      } else if (!Objects.equals(expected.get(key), actual.get(key))) {
        differing.add(key);
      }
    }
    List<String> examples =
        differing.stream()
            .sorted(aggregate.order())
            .limit(limit)
            .map(key -> describe(aggregate, key, expected.get(key), actual.get(key)))
            .toList();
    return new AggregateDiff(
        aggregate.name(), keys.size() - moving, differing.size(), moving, examples);
  }

  private static <K extends Comparable<? super K>, V> String describe(
      Aggregate<K, V> aggregate, K key, @Nullable V expected, @Nullable V actual) {
    return aggregate.describe(key) + ": " + explain(aggregate, expected, actual);
  }

  private static <K extends Comparable<? super K>, V> String explain(
      Aggregate<K, V> aggregate, @Nullable V expected, @Nullable V actual) {
    if (expected == null) {
      return "unexpected";
    }
    if (actual == null) {
      return "missing";
    }
    List<String> differences = new ArrayList<>();
    for (Column<V> column : aggregate.values()) {
      Object left = column.value().apply(expected);
      Object right = column.value().apply(actual);
      if (!Objects.equals(left, right)) {
        differences.add(column.name() + " " + right + " instead of " + left);
      }
    }
    explainHistograms(
        aggregate.histogram().apply(expected), aggregate.histogram().apply(actual), differences);
    return String.join(", ", differences);
  }

  private static void explainHistograms(
      List<HistogramBucket> expected, List<HistogramBucket> actual, List<String> differences) {
    if (!expected.equals(actual)) {
      differences.add(
          "histogram of "
              + Quantiles.total(actual)
              + " values differs from that of "
              + Quantiles.total(expected));
    }
  }
}
