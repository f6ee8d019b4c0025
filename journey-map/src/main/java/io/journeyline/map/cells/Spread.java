package io.journeyline.map.cells;

import io.journeyline.schemas.DurationBuckets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Durations of a cell: a histogram, or only the quantiles that an export keeps of it. Quantiles
 * cannot be added up; a sum of them has none.
 */
public final class Spread {
  /** No durations. */
  public static final Spread NONE = new Spread(new long[0], new long[0], null, null);

  /** Least values of the buckets that are not empty, ms; none where only quantiles are known. */
  private final long[] from;

  private final long[] counts;
  private final @Nullable Long p50;
  private final @Nullable Long p90;

  private Spread(long[] from, long[] counts, @Nullable Long p50, @Nullable Long p90) {
    this.from = from;
    this.counts = counts;
    this.p50 = p50;
    this.p90 = p90;
  }

  /** Of a histogram: counts by least value of the bucket, ms. */
  public static Spread of(Map<Long, Long> buckets) {
    SortedMap<Long, Long> sorted = new TreeMap<>(buckets);
    long[] from = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
    long[] counts = sorted.values().stream().mapToLong(Long::longValue).toArray();
    return new Spread(from, counts, quantile(from, counts, 0.5), quantile(from, counts, 0.9));
  }

  /** Of quantiles alone. */
  public static Spread quantiles(@Nullable Long p50, @Nullable Long p90) {
    return new Spread(new long[0], new long[0], p50, p90);
  }

  /** Median in ms, or null. */
  public @Nullable Long p50() {
    return p50;
  }

  /** In ms, or null. */
  public @Nullable Long p90() {
    return p90;
  }

  /** Number of durations that are known one by one. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /** Of those, how many are surely longer. */
  public long above(long millis) {
    long longer = 0;
    for (int i = 0; i < from.length; i++) {
      longer += from[i] > millis ? counts[i] : 0;
    }
    return longer;
  }

  Spread plus(Spread other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    if (from.length == 0 || other.from.length == 0) {
      return NONE;
    }
    SortedMap<Long, Long> sum = new TreeMap<>();
    addTo(sum);
    other.addTo(sum);
    return of(sum);
  }

  private void addTo(SortedMap<Long, Long> sum) {
    for (int i = 0; i < from.length; i++) {
      sum.merge(from[i], counts[i], Long::sum);
    }
  }

  private boolean isEmpty() {
    return from.length == 0 && p50 == null;
  }

  private static @Nullable Long quantile(long[] from, long[] counts, double share) {
    long rank = (long) Math.ceil(share * Arrays.stream(counts).sum());
    long seen = 0;
    for (int i = 0; i < from.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return DurationBuckets.midpoint(from[i]);
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Spread that
        && Arrays.equals(from, that.from)
        && Arrays.equals(counts, that.counts)
        && Objects.equals(p50, that.p50)
        && Objects.equals(p90, that.p90);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(from), Arrays.hashCode(counts), p50, p90);
  }

  @Override
  public String toString() {
    return "Spread[n=%d, p50=%s, p90=%s]".formatted(count(), p50, p90);
  }
}
