package io.journeyline.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong in the simulated shop for a while.
 *
 * @param size share of what it could hit that it hits, 0 to 1
 */
public record Incident(Kind kind, double size, Instant start, Duration duration) {
  private static final String FORM =
      "KIND:SIZE:START:DURATION, such as payment-error:0.2:2026-02-02T10:00:00Z:P1D";

  /** What goes wrong. */
  public enum Kind {
    /** Orders fail. */
    PAYMENT_ERROR,
    /** Cards of loyalists are declined on mobile; the size is the share of them who leave. */
    DECLINED_CARDS,
    /** The page of a product does not work, and who came leaves. */
    BROKEN_PAGE,
    /** So many more come by an advertisement, and do nothing. */
    CAMPAIGN_FLOOD,
    /** Visits to the shop are not reported. */
    TRACKING_OUTAGE,
    /** Tickets are solved days later. */
    SLOW_SUPPORT;

    /** As on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @throws IllegalArgumentException naming what is wrong and what is allowed
   */
  public Incident {
    if (!(size > 0 && size <= 1)) {
      throw new IllegalArgumentException(
          "incident has size " + size + "; allowed: a share up to 1, such as 0.2");
    }
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "incident lasts " + duration + "; allowed: a duration longer than zero, such as P1D");
    }
  }

  /**
   * Reads what stands on the command line.
   *
   * @throws IllegalArgumentException naming what is wrong and what is allowed
   */
  static Incident parse(String text) {
    String[] parts = text.split(":", 3);
    int last = text.lastIndexOf(':');
    if (parts.length < 3 || last < text.length() - parts[2].length()) {
      throw new IllegalArgumentException("incident is " + text + "; allowed: " + FORM);
    }
    try {
      return new Incident(
          kind(parts[0]),
          Double.parseDouble(parts[1]),
          Instant.parse(text.substring(text.length() - parts[2].length(), last)),
          Duration.parse(text.substring(last + 1)));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("incident is " + text + "; allowed: " + FORM, e);
    }
  }

  private static Kind kind(String label) {
    for (Kind kind : Kind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "incident is of kind "
            + label
            + "; allowed: "
            + String.join(", ", List.of(Kind.values()).stream().map(Kind::label).toList()));
  }

  public Instant end() {
    return start.plus(duration);
  }

  /** Whether it is of this kind and under way then. */
  boolean is(Kind asked, long at) {
    return kind == asked && at >= start.toEpochMilli() && at < end().toEpochMilli();
  }
}
