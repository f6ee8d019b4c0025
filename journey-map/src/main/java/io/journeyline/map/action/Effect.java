package io.journeyline.map.action;

import com.fasterxml.jackson.annotation.JsonValue;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.statistics.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an action changed: the same figure before and after its start.
 *
 * @param figure what is compared, in words
 * @param before null where there is nothing to tell from
 * @param after null where there is nothing to tell from
 * @param change after less before, with its 95 % interval; null unless both are known
 * @param says one sentence for people
 */
public record Effect(
    String figure,
    @Nullable Measure before,
    @Nullable Measure after,
    @Nullable Measure change,
    Status status,
    String says) {

  /** What can be said of an effect. */
  public enum Status {
    /** Too few, or too few days, whose outcome is known. */
    TOO_EARLY,
    /** The interval of the change is on the good side. */
    IMPROVED,
    /** The interval of the change is on the bad side. */
    WORSENED,
    /** The interval of the change holds zero. */
    NOT_SEEN,
    /** Nothing is known of what it is about. */
    UNKNOWN;

    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Status judge(Interval change, boolean lessIsBetter) {
    if (!change.isBesideZero()) {
      return Status.NOT_SEEN;
    }
    return change.high() < 0 == lessIsBetter ? Status.IMPROVED : Status.WORSENED;
  }
}
