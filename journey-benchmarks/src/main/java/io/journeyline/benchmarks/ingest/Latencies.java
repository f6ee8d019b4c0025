package io.journeyline.benchmarks.ingest;

/** How long requests took, in bounded memory: quantiles are at most 3 % too high. */
public final class Latencies {
  private static final int STEP_BITS = 5;
  private static final int STEPS = 1 << STEP_BITS;
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
  private long total;

  public void add(long nanos) {
    counts[index(Math.max(0, nanos))]++;
    total++;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others.counts[i];
    }
    total += others.total;
  }

  /** How many there are. */
  public long count() {
    return total;
  }

  /** In milliseconds; 0 when there are none. */
  public double quantile(double share) {
    long left = (long) Math.ceil(share * total);
    for (int i = 0; i < counts.length; i++) {
      left -= counts[i];
      if (left <= 0 && counts[i] > 0) {
        return upper(i) / NANOS_PER_MILLI;
      }
    }
    return 0;
  }

  /** The first steps are single values; beyond, each power of two has the same number of steps. */
  private static int index(long value) {
    int shift = Math.max(0, Long.SIZE - STEP_BITS - 1 - Long.numberOfLeadingZeros(value));
    return shift * STEPS + (int) (value >>> shift);
  }

  private static double upper(int index) {
    int shift = Math.max(0, index / STEPS - 1);
    return (double) (index - shift * STEPS + 1L) * (1L << shift);
  }
}
