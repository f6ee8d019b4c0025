package io.journeyline.local.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations for people, in the unit that keeps them short. */
final class Durations {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Durations() {}

  /** Such as {@code 12 ms}, {@code 4.2 s}, {@code 17 min}, {@code 3.5 h}, {@code 12 d}. */
  static String humanise(@Nullable Long millis) {
    if (millis == null) {
      return "-";
    }
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < MINUTE) {
      return in(millis, SECOND, "s");
    }
    if (millis < HOUR) {
      return in(millis, MINUTE, "min");
    }
    return millis < DAY ? in(millis, HOUR, "h") : in(millis, DAY, "d");
  }

  /** One decimal below ten, so that two digits are always shown. */
  private static String in(long millis, long unit, String name) {
    double value = Math.floor(10.0 * millis / unit) / 10;
    return value < 10
        ? String.format(Locale.ROOT, "%.1f %s", value, name)
        : String.format(Locale.ROOT, "%d %s", (long) value, name);
  }
}
