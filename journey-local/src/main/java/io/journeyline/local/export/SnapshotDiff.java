package io.journeyline.local.export;

import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cell-by-cell comparison of two snapshots, for {@code verify}. */
public record SnapshotDiff(List<AggregateDiff> aggregates) {
  private static final int DEFAULT_EXAMPLES = 5;

  /**
   * How one aggregate compares.
   *
   * @param aggregate name as of its export file
   * @param compared cells that at least one side has
   * @param differing those that the sides do not have alike
   * @param examples the first differing cells by key, one readable line each
   */
  public record AggregateDiff(
      String aggregate, long compared, long differing, List<String> examples) {}

  public static SnapshotDiff compare(Snapshot expected, Snapshot actual) {
    return compare(expected, actual, DEFAULT_EXAMPLES);
  }

  /**
   * @param examples greatest number of differing cells to describe for each aggregate
   */
  public static SnapshotDiff compare(Snapshot expected, Snapshot actual, int examples) {
    List<AggregateDiff> diffs = new ArrayList<>();
    for (Aggregate<?, ?> aggregate : Aggregates.ALL) {
      diffs.add(compare(aggregate, expected, actual, examples));
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

  private static <K extends Comparable<? super K>, V> AggregateDiff compare(
      Aggregate<K, V> aggregate, Snapshot expectedSnapshot, Snapshot actualSnapshot, int limit) {
    Map<K, V> expected = aggregate.sorted(expectedSnapshot);
    Map<K, V> actual = aggregate.sorted(actualSnapshot);
    List<K> keys = keys(aggregate, expected, actual);
    long differing = 0;
    List<String> examples = new ArrayList<>();
    for (K key : keys) {
      V expectedCell = expected.get(key);
      V actualCell = actual.get(key);
      if (!Objects.equals(expectedCell, actualCell)) {
        differing++;
        if (examples.size() < limit) {
          examples.add(
              aggregate.describe(key) + ": " + explain(aggregate, expectedCell, actualCell));
        }
      }
    }
    return new AggregateDiff(aggregate.name(), keys.size(), differing, List.copyOf(examples));
  }

  private static <K extends Comparable<? super K>, V> List<K> keys(
      Aggregate<K, V> aggregate, Map<K, V> expected, Map<K, V> actual) {
    Set<K> keys = new LinkedHashSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    return keys.stream().sorted(aggregate.order()).toList();
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
