package io.journeyline.map.targets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.journeyline.map.figure.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A target and what became of it.
 *
 * @param subject stage, touchpoint or funnel
 * @param about its id
 * @param metric name in the definition
 * @param actual null where there is nothing to tell from
 * @param gap how far the actual figure is beyond the bound, in the metric's unit; 0 where it is met
 * @param isSure whether the actual figure's interval lies on one side of the bound
 */
public record TargetResult(
    String id,
    String subject,
    String about,
    String metric,
    String segment,
    @Nullable Double atLeast,
    @Nullable Double atMost,
    @Nullable Measure actual,
    double gap,
    Status status,
    boolean isSure,
    @Nullable String owner) {

  /** Whether a target is met. */
  public enum Status {
    MET,
    MISSED,
    NO_DATA;

    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How many the actual figure is of. */
  public long n() {
    return actual == null ? 0 : actual.n();
  }
}
