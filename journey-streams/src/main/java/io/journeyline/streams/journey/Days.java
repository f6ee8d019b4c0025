package io.journeyline.streams.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;

/**
 * Calendar days of a zone, as text. Keeps the texts, since a journey asks for the same few days
 * again and again.
 */
final class Days {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final int KEPT = 10_000;

  private final ZoneRules rules;
  private final Map<Long, String> texts = new HashMap<>();

  Days(ZoneId zone) {
    rules = zone.getRules();
  }

  String of(long millis) {
    return text(number(millis));
  }

  /** The day as a number: one more a day. */
  long number(long millis) {
    long offset = 1000L * rules.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds();
    return Math.floorDiv(millis + offset, MILLIS_PER_DAY);
  }

  String text(long number) {
    if (texts.size() > KEPT) {
      texts.clear();
    }
    return texts.computeIfAbsent(number, day -> LocalDate.ofEpochDay(day).toString());
  }
}
