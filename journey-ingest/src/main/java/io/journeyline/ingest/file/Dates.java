package io.journeyline.ingest.file;

import io.journeyline.ingest.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates by patterns, first match first, and ISO-8601 where none matches. */
record Dates(List<DateTimeFormatter> patterns, ZoneId zone) {

  /**
   * @throws IllegalArgumentException when it is not a pattern of java.time
   */
  static DateTimeFormatter pattern(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        // Strict, so that 30 February is no date; then "yyyy" needs an era.
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Ms since 1970-01-01 UTC, or null where it is not a date. */
  @Nullable Long parse(String text) {
    String stripped = text.strip();
    for (DateTimeFormatter pattern : patterns) {
      try {
        return instant(
                pattern.parseBest(
                    stripped,
                    ZonedDateTime::from,
                    OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from))
            .toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // Not of this pattern: the next one is tried.
      }
    }
    return Times.parse(stripped, zone);
  }

  private Instant instant(TemporalAccessor parsed) {
    return switch (parsed) {
      case ZonedDateTime time -> time.toInstant();
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.atZone(zone).toInstant();
      case LocalDate date -> date.atStartOfDay(zone).toInstant();
      default -> throw new DateTimeException("not a date");
    };
  }
}
