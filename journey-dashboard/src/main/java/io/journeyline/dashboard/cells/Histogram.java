package io.journeyline.dashboard.cells;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts of durations by bucket, to which others are added. */
public final class Histogram {
  private static final int ROOM = 256;

  private long[] counts = new long[0];

  /** Adds a published histogram. */
  void add(List<HistogramBucket> buckets) {
    buckets.forEach(bucket -> add(DurationBuckets.index(bucket.getFrom()), bucket.getCount()));
  }

  void add(int bucket, long count) {
    if (bucket >= counts.length) {
      counts = Arrays.copyOf(counts, bucket + ROOM);
    }
    counts[bucket] += count;
  }

  /** How many durations there are. */
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /** The midpoint of the bucket at rank ⌈percent·n/100⌉, in ms; null of an empty histogram. */
  public @Nullable Long percentile(int percent) {
    long rank = Math.ceilDiv(total() * percent, 100L);
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank && seen > 0) {
        return DurationBuckets.midpoint(DurationBuckets.from(bucket));
      }
    }
    return null;
  }

  /** Counts by the least value of their bucket, ms. */
  public SortedMap<Long, Long> buckets() {
    SortedMap<Long, Long> buckets = new TreeMap<>();
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] != 0) {
        buckets.put(DurationBuckets.from(bucket), counts[bucket]);
      }
    }
    return buckets;
  }

  void write(Bytes out) {
    int used = 0;
    for (long count : counts) {
      used += count == 0 ? 0 : 1;
    }
    out.number(used);
    int before = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] != 0) {
        out.number(bucket - before);
        out.number(counts[bucket]);
        before = bucket;
      }
    }
  }

  /** Adds one that was written, {@code sign} times. */
  void read(Bytes in, int sign) {
    int used = (int) in.number();
    int bucket = 0;
    for (int i = 0; i < used; i++) {
      bucket += (int) in.number();
      add(bucket, sign * in.number());
    }
  }

  /** Passes over one that was written. */
  static void skip(Bytes in) {
    int used = (int) in.number();
    for (int i = 0; i < 2 * used; i++) {
      in.number();
    }
  }

  boolean isZero() {
    return Arrays.stream(counts).allMatch(count -> count == 0);
  }
}
