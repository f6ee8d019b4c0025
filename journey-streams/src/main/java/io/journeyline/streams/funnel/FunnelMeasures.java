package io.journeyline.streams.funnel;

import io.journeyline.schemas.HistogramBucket;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import java.util.List;
import java.util.stream.IntStream;

/** What the measures of a funnel's cell mean. */
public final class FunnelMeasures {
  static final int PENDING = Measure.OPEN;
  static final int CONVERTED = Measure.CONVERTED;
  static final int REACHED = 100;
  static final int DROPPED_AT = 200;

  /** The histogram of times to convert; that of step k, from 1, is histogram k. */
  static final int CONVERT = 0;

  private FunnelMeasures() {}

  /** How many attempts. */
  public static long entered(Measures measures) {
    return measures.count(Measure.COUNT);
  }

  public static long pending(Measures measures) {
    return measures.count(PENDING);
  }

  public static long converted(Measures measures) {
    return measures.count(CONVERTED);
  }

  /** How many attempts reached each step. */
  public static List<Long> reached(Measures measures, int steps) {
    return counts(measures, REACHED, steps);
  }

  /** How many attempts dropped after each step; none after the last. */
  public static List<Long> droppedAt(Measures measures, int steps) {
    return counts(measures, DROPPED_AT, steps);
  }

  /** From the start to the last step. */
  public static List<HistogramBucket> timeToConvert(Measures measures) {
    return measures.histogram(CONVERT);
  }

  /**
   * From the step before to this one.
   *
   * @param step from 1: the first step is the start
   */
  public static List<HistogramBucket> stepTime(Measures measures, int step) {
    return measures.histogram(step);
  }

  private static List<Long> counts(Measures measures, int first, int steps) {
    return IntStream.range(first, first + steps).mapToObj(measures::count).toList();
  }
}
