package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is usual at an hour of the week, from medians over past weeks, carried on to the present
 * level: that of the days before the window. An odd week, or an odd day, does not move a median.
 */
final class Baseline {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int DAYS = 7;
  private static final long WEEK = DAYS * DAY;

  /** Weeks and days with something to say that are needed. */
  private static final int ENOUGH_WEEKS = 2;

  private static final int ENOUGH_DAYS = 4;

  /** Variance of a median over that of a mean. */
  private static final double MEDIAN_PENALTY = Math.PI / 2;

  /** With so much information, a share's own hour of the week counts half. */
  private static final double HALF_TRUSTED = 50;

  private final Watched watched;
  private final int weeks;

  Baseline(Watched watched, int weeks) {
    this.watched = watched;
    this.weeks = weeks;
  }

  /** What is usual for that window by the weeks before it, or null where they say too little. */
  @Nullable Usual of(long from, long to) {
    return of(from, to, 0);
  }

  /**
   * What would be usual for the window some weeks back, by all other weeks.
   *
   * @param back which week; 0 is that of the window itself
   */
  @Nullable Usual of(long from, long to, int back) {
    return watched.isShare() ? share(from, to, back) : count(from, to, back);
  }

  private @Nullable Usual count(long from, long to, int back) {
    double now = level(from - back * WEEK);
    if (!(now > 0)) {
      return null;
    }
    List<Double> parts = new ArrayList<>();
    double seen = 0;
    for (int week = 1; week <= weeks; week++) {
      long shift = week * WEEK;
      double level = week == back ? Double.NaN : level(from - shift);
      if (level > 0) {
        long counted = watched.figure(from - shift, to - shift).counted();
        parts.add(counted / level);
        seen += counted;
      }
    }
    if (parts.size() < ENOUGH_WEEKS) {
      return null;
    }
    double usual = median(parts) * now;
    double doubt = usual / Math.max(1, seen / MEDIAN_PENALTY) + 1.0 / (DAYS * 4);
    return new Usual(usual, doubt);
  }

  /** The median of the totals of the seven days before, NaN where too few have something. */
  private double level(long before) {
    double[] days = new double[DAYS];
    int known = 0;
    for (int day = 0; day < DAYS; day++) {
      long to = before - day * DAY;
      days[day] = watched.figure(to - DAY, to).counted();
      known += days[day] > 0 ? 1 : 0;
    }
    return known < ENOUGH_DAYS ? Double.NaN : Robust.median(days);
  }

  private @Nullable Usual share(long from, long to, int back) {
    Level now = shareLevel(from - back * WEEK);
    if (now == null) {
      return null;
    }
    List<Double> shifts = new ArrayList<>();
    double information = 0;
    double seen = 0;
    for (int week = 1; week <= weeks; week++) {
      long shift = week * WEEK;
      Level level = week == back ? null : shareLevel(from - shift);
      if (level != null) {
        Figure figure = watched.figure(from - shift, to - shift);
        if (figure.outOf() > 0) {
          shifts.add(logit(figure.counted(), figure.outOf()) - logit(level.share));
          information += figure.outOf() * level.share * (1 - level.share);
          seen += figure.outOf();
        }
      }
    }
    double trust = shifts.size() < ENOUGH_WEEKS ? 0 : information / (information + HALF_TRUSTED);
    double shift = trust == 0 ? 0 : trust * median(shifts);
    double usual = 1 / (1 + Math.exp(-logit(now.share) - shift));
    double doubt = MEDIAN_PENALTY / now.n + trust * trust * MEDIAN_PENALTY / Math.max(1, seen);
    return new Usual(usual, doubt);
  }

  /** A share and how many facts it rests on. */
  private record Level(double share, double n) {}

  /** The median of the shares of the seven days before, or null where too few have something. */
  private @Nullable Level shareLevel(long before) {
    List<Double> shares = new ArrayList<>();
    double n = 0;
    for (int day = 0; day < DAYS; day++) {
      long to = before - day * DAY;
      Figure figure = watched.figure(to - DAY, to);
      if (figure.outOf() > 0) {
        shares.add((figure.counted() + 0.5) / (figure.outOf() + 1));
        n += figure.outOf();
      }
    }
    return shares.size() < ENOUGH_DAYS ? null : new Level(median(shares), n);
  }

  private static double logit(long counted, long outOf) {
    return logit((counted + 0.5) / (outOf + 1));
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  private static double median(List<Double> values) {
    return Robust.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
