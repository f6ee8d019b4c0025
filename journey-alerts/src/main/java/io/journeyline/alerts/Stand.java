package io.journeyline.alerts;

import org.jspecify.annotations.Nullable;

/**
 * How far a subject has been judged, and what it has come to.
 *
 * @param judgedTo end of the last window that was judged, ms
 * @param breachSince end of the first window of the present breach, or {@link #NEVER}
 * @param calmSince end of the first window without breach while the alert fires, or {@link #NEVER}
 * @param endedAt when the last alert was resolved, or {@link #NEVER}
 * @param alert id of the alert that fires, or null
 */
record Stand(
    long judgedTo, long breachSince, long calmSince, long endedAt, @Nullable String alert) {
  static final long NEVER = Long.MIN_VALUE;

  static Stand from(long judgedTo) {
    return new Stand(judgedTo, NEVER, NEVER, NEVER, null);
  }

  Stand judged(long to) {
    return new Stand(to, breachSince, calmSince, endedAt, alert);
  }

  Stand breached(long since) {
    return new Stand(judgedTo, since, NEVER, endedAt, alert);
  }

  Stand calm(long since) {
    return new Stand(judgedTo, alert == null ? NEVER : breachSince, since, endedAt, alert);
  }

  Stand fired(String id) {
    return new Stand(judgedTo, breachSince, NEVER, endedAt, id);
  }

  /** The alert has ended. */
  Stand ended(long at) {
    return new Stand(judgedTo, NEVER, NEVER, at, null);
  }

  boolean isFiring() {
    return alert != null;
  }

  /** Whether both have come to the same, however far they were judged. */
  boolean isAt(Stand other) {
    return judged(other.judgedTo).equals(other);
  }

  String toText() {
    return judgedTo
        + " "
        + breachSince
        + " "
        + calmSince
        + " "
        + endedAt
        + " "
        + (alert == null ? "-" : alert);
  }

  static Stand parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Stand(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        parts[4].equals("-") ? null : parts[4]);
  }
}
