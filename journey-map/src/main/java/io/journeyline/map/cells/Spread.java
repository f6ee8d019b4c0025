package io.journeyline.map.cells;

import io.journeyline.schemas.DurationBuckets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Durations of a cell: a histogram, or only the quantiles that an export keeps of it. Quantiles
 * cannot be added up; a sum of them has none.
 *
 * @param buckets count by least value of the bucket, ms; empty where only quantiles are known
 * @param p50 median in ms, or null
 * @param p90 in ms, or null
 */
public record Spread(SortedMap<Long, Long> buckets, @Nullable Long p50, @Nullable Long p90) {
  /** No durations. */
  public static final Spread NONE = new Spread(new TreeMap<>(), null, null);

  /** Of a histogram. */
  public static Spread of(Map<Long, Long> buckets) {
    SortedMap<Long, Long> sorted = new TreeMap<>(buckets);
    return new Spread(sorted, quantile(sorted, 0.5), quantile(sorted, 0.9));
  }

  /** Of quantiles alone. */
  public static Spread quantiles(@Nullable Long p50, @Nullable Long p90) {
    return new Spread(new TreeMap<>(), p50, p90);
  }

  /** Number of durations that are known one by one. */
  public long count() {
    return total(buckets);
  }

  /** Of those, how many are surely longer. */
  public long above(long millis) {
    return buckets.entrySet().stream()
        .filter(bucket -> bucket.getKey() > millis)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Spread plus(Spread other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    if (buckets.isEmpty() || other.buckets.isEmpty()) {
      return NONE;
    }
    SortedMap<Long, Long> sum = new TreeMap<>(buckets);
    other.buckets.forEach((from, count) -> sum.merge(from, count, Long::sum));
    return of(sum);
  }

  private boolean isEmpty() {
    return buckets.isEmpty() && p50 == null;
  }

  private static @Nullable Long quantile(SortedMap<Long, Long> buckets, double share) {
    long rank = (long) Math.ceil(share * total(buckets));
    long seen = 0;
    for (Map.Entry<Long, Long> bucket : buckets.entrySet()) {
      seen += bucket.getValue();
      if (seen >= rank) {
        return DurationBuckets.midpoint(bucket.getKey());
      }
    }
    return null;
  }

  private static long total(SortedMap<Long, Long> buckets) {
    return buckets.values().stream().mapToLong(Long::longValue).sum();
  }
}
