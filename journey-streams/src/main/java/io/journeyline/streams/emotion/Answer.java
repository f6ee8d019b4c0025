package io.journeyline.streams.emotion;

import io.journeyline.schemas.Feedback;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer's feedback.
 *
 * @param position where on its scale it is, basis points from 0 to 10,000, of NPS in thousandths of
 *     a point; or {@link #INVALID}
 */
public record Answer(Metric metric, int position) {
  /** It cannot be counted: its scale is none, or not its metric's, or the score is not on it. */
  static final int INVALID = -1;

  private static final int TOP = 10_000;
  private static final double NPS_TOP = 10;
  private static final double NPS_POINT = 1_000;

  /** From here on, in thousandths of a point. */
  private static final int PROMOTER_FROM = 9_000;

  private static final int PASSIVE_FROM = 7_000;

  /** What was asked. */
  public enum Metric {
    NPS(0),
    CSAT(1),
    CES(2),
    /** Anything else: a name of the source. */
    OTHER(3);

    private static final Metric[] BY_CODE = values();

    private final int code;

    Metric(int code) {
      this.code = code;
    }

    /** The number that stands for it in state; never reused. */
    int code() {
      return code;
    }

    static Metric ofCode(int code) {
      return BY_CODE[code];
    }
  }

  /** Who answers so to the question whether one would recommend us. */
  public enum Recommender {
    PROMOTER,
    PASSIVE,
    DETRACTOR
  }

  /** Of a valid answer to that question; null of all others. */
  public @Nullable Recommender recommender() {
    if (metric != Metric.NPS || !isValid()) {
      return null;
    }
    return position >= PROMOTER_FROM
        ? Recommender.PROMOTER
        : position >= PASSIVE_FROM ? Recommender.PASSIVE : Recommender.DETRACTOR;
  }

  static Answer of(Feedback feedback) {
    Metric metric = metric(feedback.getMetric());
    int position = position(feedback);
    if (metric == Metric.NPS && position != INVALID) {
      boolean standard =
          feedback.getMax() == NPS_TOP && (feedback.getMin() == 0 || feedback.getMin() == 1);
      return new Answer(
          metric, standard ? (int) Math.round(feedback.getScore() * NPS_POINT) : INVALID);
    }
    return new Answer(metric, position);
  }

  private static Metric metric(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "nps" -> Metric.NPS;
      case "csat" -> Metric.CSAT;
      case "ces" -> Metric.CES;
      default -> Metric.OTHER;
    };
  }

  /** Where a score is on its scale, basis points, or {@link #INVALID} where it is not on one. */
  static int position(Feedback feedback) {
    double range = feedback.getMax() - feedback.getMin();
    double above = feedback.getScore() - feedback.getMin();
    boolean valid = Double.isFinite(range) && range > 0 && above >= 0 && above <= range;
    return valid ? (int) Math.floor(TOP * above / range + 0.5) : INVALID;
  }

  boolean isValid() {
    return position != INVALID;
  }
}
