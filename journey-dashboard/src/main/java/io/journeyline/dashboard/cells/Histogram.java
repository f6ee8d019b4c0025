package io.journeyline.dashboard.cells;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of durations by bucket, to which others are added; kept in pages, for those of one cell
 * lie in few places of a wide range.
 */
public final class Histogram {
  private static final int PAGE_BITS = 7;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int USUAL_PAGES = 16;

  /** Stands for a page without any. */
  private static final long[] NOTHING = new long[0];

  private long[][] pages = new long[0][];

  /** Adds a published histogram. */
  void add(List<HistogramBucket> buckets) {
    buckets.forEach(bucket -> add(DurationBuckets.index(bucket.getFrom()), bucket.getCount()));
  }

  void add(int bucket, long count) {
    int page = bucket >>> PAGE_BITS;
    if (page >= pages.length) {
      int before = pages.length;
      pages = Arrays.copyOf(pages, Math.max(USUAL_PAGES, page + 1));
      Arrays.fill(pages, before, pages.length, NOTHING);
    }
    if (pages[page] == NOTHING) {
      pages[page] = new long[PAGE];
    }
    pages[page][bucket & (PAGE - 1)] += count;
  }

  /** What is done with a bucket that is not empty. */
  private interface Visitor {
    void take(int bucket, long count);
  }

  private void each(Visitor visitor) {
    for (int page = 0; page < pages.length; page++) {
      long[] counts = pages[page];
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] != 0) {
          visitor.take((page << PAGE_BITS) + i, counts[i]);
        }
      }
    }
  }

  /** How many durations there are. */
  public long total() {
    long total = 0;
    for (long[] counts : pages) {
      for (long count : counts) {
        total += count;
      }
    }
    return total;
  }

  /** The midpoint of the bucket at rank ⌈percent·n/100⌉, in ms; null of an empty histogram. */
  public @Nullable Long percentile(int percent) {
    long rank = Math.ceilDiv(total() * percent, 100L);
    long seen = 0;
    for (int page = 0; page < pages.length; page++) {
      long[] counts = pages[page];
      for (int i = 0; i < counts.length; i++) {
        seen += counts[i];
        if (seen >= rank && seen > 0) {
          return DurationBuckets.midpoint(DurationBuckets.from((page << PAGE_BITS) + i));
        }
      }
    }
    return null;
  }

  /** Counts by the least value of their bucket, ms. */
  public SortedMap<Long, Long> buckets() {
    SortedMap<Long, Long> buckets = new TreeMap<>();
    each((bucket, count) -> buckets.put(DurationBuckets.from(bucket), count));
    return buckets;
  }

  void write(Bytes out) {
    int[] used = new int[1];
    each((_, _) -> used[0]++);
    out.number(used[0]);
    int[] before = new int[1];
    each(
        (bucket, count) -> {
          out.number(bucket - before[0]);
          out.number(count);
          before[0] = bucket;
        });
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
    boolean[] isAny = new boolean[1];
    each((_, _) -> isAny[0] = true);
    return !isAny[0];
  }
}
