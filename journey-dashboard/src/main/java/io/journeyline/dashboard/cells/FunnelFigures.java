package io.journeyline.dashboard.cells;

import io.journeyline.schemas.FunnelCounts;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a funnel's figures lie in {@link Figures}: the sums entered, converted, pending, then reached
 * of each step and dropped at each step; the histograms time to convert, then step times.
 */
public final class FunnelFigures {
  public static final int ENTERED = 0;
  public static final int CONVERTED = 1;
  public static final int PENDING = 2;
  private static final int FIXED = 3;

  private FunnelFigures() {}

  static Figures of(FunnelCounts counts) {
    int steps = Math.max(counts.getReached().size(), counts.getDroppedAt().size());
    LongStream fixed =
        LongStream.of(counts.getEntered(), counts.getConverted(), counts.getPending());
    LongStream byStep =
        LongStream.concat(padded(counts.getReached(), steps), padded(counts.getDroppedAt(), steps));
    Figures figures = new Figures(0, LongStream.concat(fixed, byStep).toArray());
    figures.with(counts.getConvertTime());
    counts.getStepTimes().forEach(figures::with);
    return figures;
  }

  private static LongStream padded(List<Long> values, int length) {
    return LongStream.range(0, length)
        .map(i -> i < values.size() ? values.get(Math.toIntExact(i)) : 0);
  }

  public static int steps(Figures figures) {
    return Math.max(0, (figures.sums() - FIXED) / 2);
  }

  public static long reached(Figures figures, int step) {
    return figures.sum(FIXED + step);
  }

  public static long droppedAt(Figures figures, int step) {
    return figures.sum(FIXED + steps(figures) + step);
  }

  public static Histogram convertTime(Figures figures) {
    return figures.histogram(0);
  }

  /** Time since the step before; empty for the first. */
  public static Histogram stepTime(Figures figures, int step) {
    return figures.histogram(1 + step);
  }
}
