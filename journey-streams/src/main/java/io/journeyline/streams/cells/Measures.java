package io.journeyline.streams.cells;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sparse vector of integers: the counts and duration histograms of a cell, or a difference of
 * them. Adding is exact and commutes, so sums do not depend on the order of differences.
 *
 * <p>Indexes below {@value #HISTOGRAM} are counts, whose meaning is the aggregate's; the others are
 * buckets of histograms, {@value #SPACING} indexes for each.
 */
public final class Measures {
  /** The index of the first histogram's first bucket. */
  static final int HISTOGRAM = 1000;

  /** From one histogram's first bucket to the next one's: more than there are buckets. */
  private static final int SPACING = 10_000;

  private int[] indexes = new int[4];
  private long[] values = new long[4];
  private int size;

  public void add(int index, long difference) {
    if (difference == 0) {
      return;
    }
    int at = Arrays.binarySearch(indexes, 0, size, index);
    if (at < 0) {
      insert(~at, index, difference);
    } else {
      values[at] += difference;
      if (values[at] == 0) {
        remove(at);
      }
    }
  }

  /** Counts {@code difference} times a duration of {@code millis} in the first histogram. */
  public void addDuration(long millis, long difference) {
    addDuration(0, millis, difference);
  }

  /** Counts {@code difference} times a duration of {@code millis} in a histogram, from 0. */
  public void addDuration(int histogram, long millis, long difference) {
    add(firstBucket(histogram) + DurationBuckets.index(millis), difference);
  }

  public void addAll(Measures other) {
    for (int i = 0; i < other.size; i++) {
      add(other.indexes[i], other.values[i]);
    }
  }

  public void subtractAll(Measures other) {
    for (int i = 0; i < other.size; i++) {
      add(other.indexes[i], -other.values[i]);
    }
  }

  public long count(int index) {
    int at = Arrays.binarySearch(indexes, 0, size, index);
    return at < 0 ? 0 : values[at];
  }

  /** The first histogram's non-empty buckets, in order. */
  public List<HistogramBucket> histogram() {
    return histogram(0);
  }

  /** A histogram's non-empty buckets, in order. */
  public List<HistogramBucket> histogram(int histogram) {
    int first = firstBucket(histogram);
    List<HistogramBucket> buckets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int bucket = indexes[i] - first;
      if (bucket >= 0 && bucket < SPACING) {
        buckets.add(new HistogramBucket(DurationBuckets.from(bucket), values[i]));
      }
    }
    return buckets;
  }

  private static int firstBucket(int histogram) {
    return HISTOGRAM + SPACING * histogram;
  }

  public boolean isZero() {
    return size == 0;
  }

  public void write(ByteWriter out) {
    out.unsigned(size);
    for (int i = 0; i < size; i++) {
      out.unsigned(indexes[i]).signed(values[i]);
    }
  }

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    write(out);
    return out.toBytes();
  }

  public static Measures read(ByteReader in) {
    Measures measures = new Measures();
    int count = (int) in.unsigned();
    measures.indexes = new int[Math.max(count, 4)];
    measures.values = new long[Math.max(count, 4)];
    measures.size = count;
    for (int i = 0; i < count; i++) {
      measures.indexes[i] = (int) in.unsigned();
      measures.values[i] = in.signed();
    }
    return measures;
  }

  public static Measures fromBytes(byte[] bytes) {
    return read(new ByteReader(bytes));
  }

  private void insert(int at, int index, long value) {
    if (size == indexes.length) {
      indexes = Arrays.copyOf(indexes, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    System.arraycopy(indexes, at, indexes, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    indexes[at] = index;
    values[at] = value;
    size++;
  }

  private void remove(int at) {
    System.arraycopy(indexes, at + 1, indexes, at, size - at - 1);
    System.arraycopy(values, at + 1, values, at, size - at - 1);
    size--;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Measures that
        && Arrays.equals(indexes, 0, size, that.indexes, 0, that.size)
        && Arrays.equals(values, 0, size, that.values, 0, that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * (31 * hash + indexes[i]) + Long.hashCode(values[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ", ").append(indexes[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }
}
