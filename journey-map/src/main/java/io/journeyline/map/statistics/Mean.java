package io.journeyline.map.statistics;

/**
 * A mean of whole numbers, from their sum and the sum of their squares.
 *
 * @param n how many
 */
public record Mean(long n, double sum, double squares) {
  public double value() {
    return n == 0 ? 0 : sum / n;
  }

  /** Unbiased variance; 0 of fewer than two. */
  public double variance() {
    return n < 2 ? 0 : Math.max(0, (squares - sum * sum / n) / (n - 1));
  }

  public Mean minus(Mean part) {
    return new Mean(n - part.n, sum - part.sum, squares - part.squares);
  }

  /** By the normal distribution, so for more than a few; the value alone for fewer than two. */
  public Interval interval() {
    double half = n < 2 ? 0 : Normal.Z95 * Math.sqrt(variance() / n);
    return new Interval(value() - half, value() + half);
  }

  /** How surprising it would be, were the mean no higher than {@code reference}. */
  public double surpriseAbove(double reference) {
    if (n < 2 || value() <= reference) {
      return 1;
    }
    double deviation = Math.sqrt(variance() / n);
    return deviation == 0 ? 0 : Normal.above((value() - reference) / deviation);
  }

  /** The other's mean less this one's, by Welch's interval. */
  public Interval changeTo(Mean after) {
    double change = after.value() - value();
    double half =
        Normal.Z95
            * Math.sqrt(variance() / Math.max(1, n) + after.variance() / Math.max(1, after.n));
    return new Interval(change - half, change + half);
  }
}
