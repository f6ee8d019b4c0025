package io.journeyline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as sources write them: ISO-8601, also with one-digit months, days and hours, any
 * number of decimals, a blank for the T, and no offset (then UTC); or a number of seconds or ms
 * since 1970-01-01 UTC.
 */
public final class Times {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[Tt ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?"
              + "\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");

  /** Numbers below are seconds: as ms they would lie in 1970. */
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private static final int NANO_DIGITS = 9;
  private static final long MILLI = 1_000L;

  private Times() {}

  /** Its ms since 1970-01-01 UTC, or null where it is not a time. */
  public static @Nullable Long parse(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.isNumber()) {
      double number = node.doubleValue();
      if (Math.abs(number) >= Long.MAX_VALUE / (double) MILLI) {
        return null;
      }
      return Math.abs(number) < LEAST_MILLIS ? (long) (number * MILLI) : (long) number;
    }
    return node.isTextual() ? parse(node.textValue()) : null;
  }

  /** Its ms since 1970-01-01 UTC, or null where it is not a time. */
  public static @Nullable Long parse(String text) {
    return parse(text, ZoneOffset.UTC);
  }

  /**
   * Its ms since 1970-01-01 UTC, or null where it is not a time.
   *
   * @param zone of times that name no offset
   */
  public static @Nullable Long parse(String text, ZoneId zone) {
    Matcher matcher = ISO.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    try {
      return LocalDateTime.of(
              number(matcher, 1),
              number(matcher, 2),
              number(matcher, 3),
              number(matcher, 4),
              number(matcher, 5),
              number(matcher, 6),
              nanos(matcher.group(7)))
          .atZone(zone(matcher.group(8), zone))
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher matcher, int group) {
    @Nullable String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String decimals) {
    return decimals == null
        ? 0
        : Integer.parseInt(decimals + "0".repeat(NANO_DIGITS - decimals.length()));
  }

  private static ZoneId zone(@Nullable String offset, ZoneId otherwise) {
    return offset == null ? otherwise : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
  }
}
