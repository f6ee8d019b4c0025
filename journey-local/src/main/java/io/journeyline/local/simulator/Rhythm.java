package io.journeyline.local.simulator;

import java.util.concurrent.TimeUnit;

/** When in a week people do things: weights by hour of day and by weekday, in UTC. */
final class Rhythm {
  /** People at home: mornings, lunch, and most of all evenings; busiest on Sunday. */
  static final Rhythm LEISURE =
      new Rhythm(
          new int[] {
            3, 2, 1, 1, 1, 2, 5, 8, 9, 9, 9, 10, 13, 11, 9, 9, 10, 13, 17, 21, 22, 18, 11, 6
          },
          new double[] {0.85, 0.8, 0.8, 0.8, 0.75, 0.9, 1});

  /** Staff at work: Monday to Friday and a little on Saturday. */
  static final Rhythm OFFICE =
      new Rhythm(
          new int[] {0, 0, 0, 0, 0, 0, 1, 6, 12, 14, 13, 11, 8, 11, 13, 12, 8, 3, 0, 0, 0, 0, 0, 0},
          new double[] {1, 0.95, 0.95, 0.9, 0.8, 0.1, 0});

  static final long SECOND = TimeUnit.SECONDS.toMillis(1);
  static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
  static final long HOUR = TimeUnit.HOURS.toMillis(1);
  static final long DAY = TimeUnit.DAYS.toMillis(1);

  /** 1970-01-01 was a Thursday; weekdays count from Monday. */
  private static final int EPOCH_WEEKDAY = 3;

  private static final int WEEK = 7;

  private final int[] hours;
  private final double[] weekdays;

  private Rhythm(int[] hours, double[] weekdays) {
    this.hours = hours;
    this.weekdays = weekdays;
  }

  /** A likely moment, not before the earliest. */
  long moment(Dice dice, long earliest) {
    for (long day = Math.floorDiv(earliest, DAY); ; day++) {
      int weekday = (int) Math.floorMod(day + EPOCH_WEEKDAY, (long) WEEK);
      long moment = day * DAY + dice.weighted(hours) * HOUR + dice.below(HOUR);
      if (dice.chance(weekdays[weekday]) && moment >= earliest) {
        return moment;
      }
    }
  }

  /** A likely moment after a pause of at least {@code least} and about {@code mean} more. */
  long after(Dice dice, long now, long least, long mean) {
    return moment(dice, now + least + dice.exponential(mean));
  }
}
