package io.journeyline.map.figure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words and figures for people. */
public final class Text {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Text() {}

  /** An id as a name: {@code product_page} is {@code Product page}. */
  public static String name(String id) {
    String words = id.replace('_', ' ').replace('-', ' ').strip();
    return words.isEmpty()
        ? id
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  public static String percent(double share) {
    double percent = 100 * share;
    boolean isFine = Math.abs(percent) < 10 && percent != Math.rint(percent);
    return String.format(Locale.ROOT, isFine ? "%.1f %%" : "%.0f %%", percent);
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A score in basis points on the scale from -100 to +100. */
  public static String score(double basisPoints) {
    long points = Math.round(basisPoints / 100);
    return points > 0 ? "+" + points : String.valueOf(points).replace('-', '−');
  }

  public static String duration(@Nullable Long millis) {
    if (millis == null) {
      return "–";
    }
    if (millis < MINUTE) {
      return Math.round(millis / 1000.0) + " s";
    }
    if (millis < HOUR) {
      return Math.round(millis / (double) MINUTE) + " min";
    }
    return millis < DAY ? in(millis, HOUR, "h") : in(millis, DAY, "d");
  }

  private static String in(long millis, long unit, String name) {
    double value = (double) millis / unit;
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, name);
  }

  public static String money(Amount amount) {
    return String.format(Locale.ROOT, "%,.0f %s", amount.micros() / 1e6, amount.currency());
  }
}
