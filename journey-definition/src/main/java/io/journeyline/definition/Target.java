package io.journeyline.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is intended at a place of the map: a figure and its bounds.
 *
 * @param about id of the stage, touchpoint or funnel
 * @param segment {@code all}, a segment or a persona
 * @param atLeast in the metric's unit; null: no lower bound
 * @param atMost in the metric's unit; null: no upper bound
 * @param owner who answers for it, or null
 */
public record Target(
    String id,
    Subject subject,
    String about,
    Metric metric,
    String segment,
    @Nullable Double atLeast,
    @Nullable Double atMost,
    @Nullable String owner) {

  /** What a target is set for. */
  public enum Subject {
    STAGE("stage"),
    TOUCHPOINT("touchpoint"),
    FUNNEL("funnel");

    private final String key;

    Subject(String key) {
      this.key = key;
    }

    /** Its key in a definition. */
    public String key() {
      return key;
    }
  }

  /** A figure that a target bounds. */
  public enum Metric {
    /** Share of ended visits that went on to a later stage. */
    ADVANCE_RATE("advanceRate", 0, 1),
    /** Share of ended visits, or of touchpoints, after which the customer left. */
    DROP_RATE("dropRate", 0, 1),
    /** Median dwell in ms. */
    DWELL_P50("dwellP50", 0, Double.MAX_VALUE),
    /** Mean score in basis points. */
    EMOTION("emotion", -10_000, 10_000),
    /** Net promoter score. */
    NPS("nps", -100, 100),
    /** Share of decided attempts that converted. */
    CONVERSION("conversion", 0, 1);

    private final String key;
    private final double least;
    private final double most;

    Metric(String key, double least, double most) {
      this.key = key;
      this.least = least;
      this.most = most;
    }

    /** Its name in a definition. */
    public String key() {
      return key;
    }

    double least() {
      return least;
    }

    double most() {
      return most;
    }

    List<Subject> subjects() {
      return switch (this) {
        case ADVANCE_RATE, DWELL_P50 -> List.of(Subject.STAGE);
        case DROP_RATE, EMOTION, NPS -> List.of(Subject.STAGE, Subject.TOUCHPOINT);
        case CONVERSION -> List.of(Subject.FUNNEL);
      };
    }
  }
}
