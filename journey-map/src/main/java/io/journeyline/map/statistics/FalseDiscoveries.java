package io.journeyline.map.statistics;

import java.util.Arrays;

/**
 * Benjamini and Hochberg's bound on false discoveries among many tests: of what is called
 * significant, at most the given share is expected to be chance.
 */
public final class FalseDiscoveries {
  private FalseDiscoveries() {}

  /**
   * The greatest p-value that is still significant; negative where none is.
   *
   * @param surprises the p-values of all tests that were made
   * @param share of false ones among those called significant
   */
  public static double limit(double[] surprises, double share) {
    double[] sorted = surprises.clone();
    Arrays.sort(sorted);
    double limit = -1;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] <= share * (i + 1) / sorted.length) {
        limit = sorted[i];
      }
    }
    return limit;
  }
}
