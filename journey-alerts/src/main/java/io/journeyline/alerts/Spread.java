package io.journeyline.alerts;

/**
 * A scale on which figures that vary by chance have the same variance everywhere: shares by their
 * arcsine, counts by their square root.
 */
enum Spread {
  SHARE {
    @Override
    double of(double value) {
      return 2 * Math.asin(Math.sqrt(Math.clamp(value, 0, 1)));
    }

    @Override
    double back(double scaled) {
      double root = Math.sin(Math.clamp(scaled, 0, Math.PI) / 2);
      return root * root;
    }

    @Override
    double variance(double n) {
      return 1 / n;
    }
  },

  COUNT {
    @Override
    double of(double value) {
      return 2 * Math.sqrt(Math.max(0, value) + SHIFT);
    }

    @Override
    double back(double scaled) {
      return scaled <= 0 ? 0 : Math.max(0, scaled * scaled / 4 - SHIFT);
    }

    @Override
    double variance(double n) {
      return 1;
    }
  };

  /** Anscombe's, which makes the variance even for small counts. */
  private static final double SHIFT = 3.0 / 8;

  abstract double of(double value);

  abstract double back(double scaled);

  /** That of a figure that rests on so many facts, where each falls by chance alone. */
  abstract double variance(double n);
}
