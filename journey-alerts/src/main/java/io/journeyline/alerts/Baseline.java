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

  private final Watched watched;
  private final int weeks;

  Baseline(Watched watched, int weeks) {
    this.watched = watched;
    this.weeks = weeks;
  }

  /**
   * What is usual for that window by the weeks before it, or null where they say too little.
   *
   * @param rhythm variance between the hours of a week, of a share; see {@link #shift}
   */
  @Nullable Usual of(long from, long to, double rhythm) {
    return of(from, to, rhythm, 0);
  }

  /**
   * What would be usual for the window some weeks back, by all other weeks.
   *
   * @param back which week; 0 is that of the window itself
   */
  @Nullable Usual of(long from, long to, double rhythm, int back) {
    return watched.isShare() ? share(from, to, rhythm, back) : count(from, to, back);
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
    double ofPast = Robust.medianPenalty(parts.size()) / Math.max(1, seen);
    double ofLevels = (1 + 1.0 / parts.size()) * Robust.medianPenalty(DAYS) / (DAYS * now);
    return new Usual(usual, usual * (ofPast + ofLevels));
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

  /** How far a window lies from the level of its days, and the variance of that by chance. */
  record Shift(double shift, double noise) {}

  /**
   * How far the window of some weeks back lay from the level before it, on the scale of {@link
   * Spread#SHARE}; null where one of them has nothing.
   */
  @Nullable Shift shift(long from, long to, int week) {
    Figure figure = watched.figure(from - week * WEEK, to - week * WEEK);
    Level level = figure.outOf() == 0 ? null : shareLevel(from - week * WEEK);
    return level == null
        ? null
        : new Shift(
            Spread.SHARE.of(figure.value()) - level.scaled, 1.0 / figure.outOf() + level.noise);
  }

  /**
   * The level, and as much of the hour's own shift as is more than chance: where shares hardly
   * differ between hours, and an hour's weeks do not agree either, they say little of it.
   */
  private @Nullable Usual share(long from, long to, double rhythm, int back) {
    Level now = shareLevel(from - back * WEEK);
    if (now == null) {
      return null;
    }
    List<Double> shifts = new ArrayList<>();
    double noise = 0;
    for (int week = 1; week <= weeks; week++) {
      Shift shift = week == back ? null : shift(from, to, week);
      if (shift != null) {
        shifts.add(shift.shift);
        noise += shift.noise;
      }
    }
    int known = shifts.size();
    if (known < ENOUGH_WEEKS) {
      return new Usual(Spread.SHARE.back(now.scaled), now.noise + rhythm);
    }
    double ofMedian = Robust.medianPenalty(known) * noise / known / known;
    double own = Math.max(rhythm, agreement(shifts));
    double trust = own / (own + ofMedian);
    double usual = Spread.SHARE.back(now.scaled + trust * median(shifts));
    return new Usual(usual, now.noise + trust * ofMedian);
  }

  /** What the weeks have in common at that hour: the mean product of any two. */
  private static double agreement(List<Double> shifts) {
    double sum = 0;
    double squares = 0;
    for (double shift : shifts) {
      sum += shift;
      squares += shift * shift;
    }
    return (sum * sum - squares) / (shifts.size() * (shifts.size() - 1.0));
  }

  /** A share on the scale of {@link Spread#SHARE}, and its variance by chance. */
  private record Level(double scaled, double noise) {}

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
    return shares.size() < ENOUGH_DAYS
        ? null
        : new Level(Spread.SHARE.of(median(shares)), Robust.medianPenalty(shares.size()) / n);
  }

  private static double median(List<Double> values) {
    return Robust.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
