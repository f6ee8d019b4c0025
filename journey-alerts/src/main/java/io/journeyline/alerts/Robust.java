package io.journeyline.alerts;

import java.util.Arrays;

/** Medians, and what normal distributions say of them. */
final class Robust {
  /** From a median absolute deviation to a standard deviation. */
  private static final double MAD_TO_SIGMA = 1.4826;

  /** By number of values; of very many it is half of pi. */
  private static final double[] MEDIAN_PENALTIES = {1, 1, 1, 1.346, 1.193, 1.434, 1.288, 1.473};

  private Robust() {}

  /** NaN where there are no values. */
  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Variance of the median of so many normal values over that of their mean. */
  static double medianPenalty(int values) {
    return values < MEDIAN_PENALTIES.length ? MEDIAN_PENALTIES[values] : Math.PI / 2;
  }

  /** The standard deviation around zero that most values speak for. */
  static double scale(double[] values) {
    return MAD_TO_SIGMA * median(Arrays.stream(values).map(Math::abs).toArray());
  }

  /**
   * How many standard deviations a normal value exceeds with that probability; by Acklam's
   * approximation, whose relative error is below 1.2e-9.
   */
  static double quantileAbove(double probability) {
    double p = Math.clamp(probability, 1e-12, 0.5);
    if (p > 0.02425) {
      double q = 0.5 - p;
      double r = q * q;
      return (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r
                              + 138.3577518672690)
                          * r
                      - 30.66479806614716)
                  * r
              + 2.506628277459239)
          * q
          / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r
                              + 66.80131188771972)
                          * r
                      - 13.28068155288572)
                  * r
              + 1);
    }
    double q = Math.sqrt(-2 * Math.log(p));
    return -(((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q
                            - 2.549732539343734)
                        * q
                    + 4.374664141464968)
                * q
            + 2.938163982698783)
        / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q
                    + 3.754408661907416)
                * q
            + 1);
  }
}
