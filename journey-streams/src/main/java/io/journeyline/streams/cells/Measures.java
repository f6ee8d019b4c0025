package io.journeyline.streams.cells;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sparse vector of integers: the counts and duration histogram of a cell, or a difference of
 * them. Adding is exact and commutes, so sums do not depend on the order of differences.
 *
 * <p>Indexes below {@value #HISTOGRAM} are counts, whose meaning is the aggregate's; the others are
 * histogram buckets.
 */
public final class Measures {
  /** The index of the histogram's first bucket. */
  static final int HISTOGRAM = 1000;

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

  /** Counts {@code difference} times a duration of {@code millis}. */
  public void addDuration(long millis, long difference) {
    add(HISTOGRAM + DurationBuckets.index(millis), difference);
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

  /** The histogram's non-empty buckets, in order. */
  public List<HistogramBucket> histogram() {
    List<HistogramBucket> buckets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (indexes[i] >= HISTOGRAM) {
        buckets.add(new HistogramBucket(DurationBuckets.from(indexes[i] - HISTOGRAM), values[i]));
      }
    }
    return buckets;
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
