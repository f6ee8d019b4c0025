package io.journeyline.map.statistics;

/** The standard normal distribution. */
final class Normal {
  /** Two-sided 95 %. */
  static final double Z95 = 1.959963984540054;

  private Normal() {}

  /** Probability of a value above {@code z}; relative error below 2e-7, also far out. */
  static double above(double z) {
    return 0.5 * erfc(z / Math.sqrt(2));
  }

  /** By a Chebyshev fit of Press et al., Numerical Recipes, 6.2. */
  private static double erfc(double x) {
    double size = Math.abs(x);
    double t = 1 / (1 + 0.5 * size);
    double fit =
        -1.26551223
            + t
                * (1.00002368
                    + t
                        * (0.37409196
                            + t
                                * (0.09678418
                                    + t
                                        * (-0.18628806
                                            + t
                                                * (0.27886807
                                                    + t
                                                        * (-1.13520398
                                                            + t
                                                                * (1.48851587
                                                                    + t
                                                                        * (-0.82215223
                                                                            + t
                                                                                * 0.17087277))))))));
    double result = t * Math.exp(-size * size + fit);
    return x >= 0 ? result : 2 - result;
  }
}
