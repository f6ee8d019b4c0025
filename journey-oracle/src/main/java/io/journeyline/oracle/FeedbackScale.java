package io.journeyline.oracle;

import io.journeyline.schemas.Feedback;

/** A feedback's score on its scale. */
final class FeedbackScale {
  private FeedbackScale() {}

  /** Whether there is a scale, and the score is on it. */
  static boolean isOn(Feedback feedback) {
    double span = feedback.getMax() - feedback.getMin();
    if (Double.isNaN(span) || Double.isInfinite(span) || span <= 0) {
      return false;
    }
    double height = feedback.getScore() - feedback.getMin();
    return !Double.isNaN(height) && height >= 0 && height <= span;
  }

  /** 0 at the scale's lower end, 10,000 at its upper one; halves are rounded up. */
  static int basisPoints(Feedback feedback) {
    double share =
        10_000.0
            * (feedback.getScore() - feedback.getMin())
            / (feedback.getMax() - feedback.getMin());
    return (int) Math.floor(share + 0.5);
  }
}
