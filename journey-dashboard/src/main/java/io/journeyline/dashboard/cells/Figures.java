package io.journeyline.dashboard.cells;

import io.journeyline.schemas.HistogramBucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a cell, or of several that were added up. Sums, histograms and labelled sums add
 * up; {@code customers} does not, and is only true of one cell by itself.
 */
public final class Figures {
  private long customers;
  private long[] sums = new long[0];
  private final List<Histogram> histograms = new ArrayList<>();
  private final SortedMap<String, Long> labelled = new TreeMap<>();

  /** All zero. */
  public Figures() {}

  /** A cell's figures; histograms and labelled sums may be added. */
  public Figures(long customers, long... sums) {
    this.customers = customers;
    this.sums = sums;
  }

  Figures with(List<HistogramBucket> histogram) {
    Histogram added = new Histogram();
    added.add(histogram);
    histograms.add(added);
    return this;
  }

  Figures with(Map<String, Long> labels) {
    labelled.putAll(labels);
    return this;
  }

  /** Of a single cell only. */
  public long customers() {
    return customers;
  }

  /** A sum by its place in the aggregate; zero where nothing was added. */
  public long sum(int place) {
    return place < sums.length ? sums[place] : 0;
  }

  public int sums() {
    return sums.length;
  }

  /** A histogram by its place; empty where nothing was added. */
  public Histogram histogram(int place) {
    return place < histograms.size() ? histograms.get(place) : new Histogram();
  }

  public SortedMap<String, Long> labelled() {
    return Collections.unmodifiableSortedMap(labelled);
  }

  public byte[] toBytes() {
    Bytes out = new Bytes();
    out.number(customers);
    out.number(sums.length);
    for (long sum : sums) {
      out.number(sum);
    }
    out.number(histograms.size());
    histograms.forEach(histogram -> histogram.write(out));
    out.number(labelled.size());
    labelled.forEach(
        (label, count) -> {
          out.text(label);
          out.number(count);
        });
    return out.written();
  }

  public static Figures of(byte[] bytes) {
    return new Figures().add(bytes, 1);
  }

  /** Adds what {@link #toBytes} wrote, {@code sign} times. */
  public Figures add(byte[] bytes, int sign) {
    return add(bytes, sign, Integer.MAX_VALUE);
  }

  /** The same, but of the histograms only so many. */
  public Figures add(byte[] bytes, int sign, int mostHistograms) {
    Bytes in = new Bytes(bytes);
    customers += sign * in.number();
    int length = (int) in.number();
    if (length > sums.length) {
      sums = Arrays.copyOf(sums, length);
    }
    for (int i = 0; i < length; i++) {
      sums[i] += sign * in.number();
    }
    int count = (int) in.number();
    for (int i = 0; i < count; i++) {
      if (i >= mostHistograms) {
        Histogram.skip(in);
        continue;
      }
      if (i == histograms.size()) {
        histograms.add(new Histogram());
      }
      histograms.get(i).read(in, sign);
    }
    int labels = (int) in.number();
    for (int i = 0; i < labels; i++) {
      String label = in.text();
      labelled.merge(label, sign * in.number(), Figures::sumOrNothing);
    }
    return this;
  }

  @SuppressWarnings("NullAway") // Null takes the label out, as Map.merge says.
  private static Long sumOrNothing(Long a, Long b) {
    return a + b == 0 ? null : a + b;
  }

  public boolean isZero() {
    return Arrays.stream(sums).allMatch(sum -> sum == 0)
        && labelled.values().stream().allMatch(count -> count == 0)
        && histograms.stream().allMatch(Histogram::isZero);
  }
}
