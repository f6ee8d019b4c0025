package io.journeyline.schemas;

/**
 * The bucket formula of duration histograms: a value below 128 ms is its own bucket, any other is
 * cut to its 7 leading bits. Buckets are numbered without gaps; widths are at most 1/64 of the
 * value.
 */
public final class DurationBuckets {
  private static final int EXACT = 128;
  private static final int PER_OCTAVE = 64;

  private DurationBuckets() {}

  /** The number of the bucket that {@code millis} falls into. */
  public static int index(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("a duration must not be negative: " + millis + " ms");
    }
    if (millis < EXACT) {
      return (int) millis;
    }
    int shift = 57 - Long.numberOfLeadingZeros(millis);
    return EXACT + (shift - 1) * PER_OCTAVE + (int) (millis >>> shift) - PER_OCTAVE;
  }

  /** The least value of a bucket, in ms. */
  public static long from(int index) {
    if (index < EXACT) {
      return index;
    }
    int shift = (index - EXACT) / PER_OCTAVE + 1;
    return (long) (PER_OCTAVE + (index - EXACT) % PER_OCTAVE) << shift;
  }

  /** The midpoint of the bucket that starts at {@code from}, in whole ms. */
  public static long midpoint(long from) {
    if (from < EXACT) {
      return from;
    }
    int shift = 57 - Long.numberOfLeadingZeros(from);
    return from + (1L << (shift - 1));
  }
}
