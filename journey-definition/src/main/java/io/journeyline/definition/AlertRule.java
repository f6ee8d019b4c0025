package io.journeyline.definition;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the section {@code alerts}: when a metric deserves somebody's attention.
 *
 * @param metric what is watched
 * @param scope of whom and where
 * @param timing over which windows, and how long something must last
 * @param limit what is too much
 * @param contact who is told, and how urgent it is
 */
public record AlertRule(
    String id,
    Kind kind,
    AlertMetric metric,
    Scope scope,
    Timing timing,
    Limit limit,
    Contact contact) {

  /** What a window is compared with. */
  public enum Kind {
    /** Fixed limits. */
    THRESHOLD,
    /** The windows one period before, and so on. */
    RELATIVE,
    /** What is usual at that hour of the week. */
    SEASONAL,
    /** Nothing at all. */
    ABSENT
  }

  /** Which changes count. */
  public enum Direction {
    UP,
    DOWN,
    BOTH
  }

  /** How urgent an alert is. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }

  /** A dimension along which figures can be told apart. */
  public enum Dimension {
    SEGMENT,
    TOUCHPOINT,
    CHANNEL,
    BY
  }

  /**
   * Of whom and where: empty parts take everything.
   *
   * @param segment a segment's id, or {@code all}
   * @param forEach judged apart for each value of it
   */
  public record Scope(
      String segment,
      @Nullable String touchpoint,
      @Nullable String channel,
      @Nullable String by,
      @Nullable Dimension forEach) {}

  /**
   * Over which windows, and how long something must last.
   *
   * @param windows lengths, shortest first; each is judged
   * @param every from one judgement to the next; windows are multiples of it
   * @param lasting how long a breach must last before the alert
   * @param coolDown for how long after an alert's end there is no other
   * @param allowance how long after a window's end it is judged, for what comes late
   */
  public record Timing(
      List<Duration> windows,
      Duration every,
      Duration lasting,
      Duration coolDown,
      Duration allowance) {}

  /**
   * What is too much; each kind uses its part.
   *
   * @param above of a threshold
   * @param below of a threshold
   * @param change of a relative rule: a share of what was before, such as 0.3
   * @param against of a relative rule: how long before
   * @param periods of a relative rule: the mean of how many such periods
   * @param weeks of a seasonal rule: how many past weeks are looked at
   * @param falseAlarms of a seasonal rule: how many a week are accepted
   * @param minSample how many must have been counted, or be expected, for a judgement
   */
  public record Limit(
      Direction direction,
      @Nullable Double above,
      @Nullable Double below,
      double change,
      Duration against,
      int periods,
      int weeks,
      double falseAlarms,
      long minSample) {}

  /** Who is told, and how urgent it is. */
  public record Contact(Severity severity, @Nullable String owner, @Nullable String runbook) {}
}
