package io.journeyline.map.statistics;

/**
 * So many of so many.
 *
 * @param hits from 0 to {@code n}
 */
public record Share(long hits, long n) {
  public Share {
    if (hits < 0 || n < hits) {
      throw new IllegalArgumentException(hits + " of " + n + " is no share");
    }
  }

  /** The proportion; 0 of none. */
  public double rate() {
    return n == 0 ? 0 : (double) hits / n;
  }

  public Share plus(Share other) {
    return new Share(hits + other.hits, n + other.n);
  }

  public Share minus(Share part) {
    return new Share(hits - part.hits, n - part.n);
  }

  /** Wilson's score interval; all of it where there is nothing to tell from. */
  public Interval wilson() {
    if (n == 0) {
      return new Interval(0, 1);
    }
    double z2 = Normal.Z95 * Normal.Z95;
    double centre = (rate() + z2 / (2 * n)) / (1 + z2 / n);
    double half =
        Normal.Z95 * Math.sqrt(rate() * (1 - rate()) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
    return new Interval(
        hits == 0 ? 0 : Math.max(0, centre - half), hits == n ? 1 : Math.min(1, centre + half));
  }

  /**
   * How surprising it would be, were the rate no higher than {@code reference}: the score test,
   * one-sided.
   */
  public double surpriseAbove(double reference) {
    if (n == 0 || rate() <= reference) {
      return 1;
    }
    double deviation = Math.sqrt(reference * (1 - reference) / n);
    return deviation == 0 ? 0 : Normal.above((rate() - reference) / deviation);
  }

  /**
   * How surprising it would be, were both rates the same: the two-proportion test, one-sided for a
   * rate above the other's.
   */
  public double surpriseAbove(Share other) {
    if (n == 0 || other.n == 0 || rate() <= other.rate()) {
      return 1;
    }
    double pooled = plus(other).rate();
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / other.n));
    return Normal.above((rate() - other.rate()) / deviation);
  }

  /** The same test, two-sided. */
  public double surpriseBeside(Share other) {
    return Math.min(1, 2 * Math.min(surpriseAbove(other), other.surpriseAbove(this)));
  }

  /** The other's rate less this one's, by Newcombe's interval of two Wilson intervals. */
  public Interval changeTo(Share after) {
    Interval before = wilson();
    Interval then = after.wilson();
    double change = after.rate() - rate();
    return new Interval(
        change - Math.hypot(after.rate() - then.low(), before.high() - rate()),
        change + Math.hypot(then.high() - after.rate(), rate() - before.low()));
  }
}
