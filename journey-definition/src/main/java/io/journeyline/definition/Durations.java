package io.journeyline.definition;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** ISO-8601 durations with weeks of seven days and days of 24 hours. */
final class Durations {
  private static final int DAYS_OF_A_WEEK = 7;

  private Durations() {}

  /** The duration, or null where the text is none. */
  static @Nullable Duration parse(String text) {
    try {
      if (text.endsWith("W") && text.startsWith("P")) {
        return Duration.ofDays(DAYS_OF_A_WEEK * Long.parseLong(text, 1, text.length() - 1, 10));
      }
      return Duration.parse(text);
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }
}
