package io.journeyline.streams.emotion;

import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.emotion.Answer.Metric;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** What the measures of touchpoint-stats say of feelings. */
public final class FeelingMeasures {
  /** The first of a metric's measures; {@value #SPACING} for each. */
  private static final int ANSWERS = 100;

  private static final int SPACING = 10;
  private static final int COUNT = 0;
  private static final int INVALID = 1;
  private static final int SUM = 2;
  private static final int GOOD = 3;
  private static final int PASSIVE = 4;
  private static final int DETRACTOR = 5;

  /** From here on, of the scale: 4 of 1 to 5. */
  private static final int SATISFIED_FROM = 7_500;

  /** From here on, of the scale: 5 of 1 to 7. */
  private static final int EASY_FROM = 6_667;

  private FeelingMeasures() {}

  /** Takes a measure and what it grows by. */
  public interface Adder {
    void add(int measure, long difference);
  }

  /** Adds a touchpoint's feeling to its cell. */
  public static void add(Feeling feeling, Adder cell) {
    Integer score = feeling.score();
    if (score != null) {
      cell.add(Measure.SCORED, 1);
      cell.add(Measure.SCORE_SUM, score);
      cell.add(Measure.SCORE_SQUARES, (long) score * score);
      cell.add(Measure.NEGATIVE, score < 0 ? 1 : 0);
    }
    Answer answer = feeling.answer();
    if (answer != null) {
      int first = first(answer.metric());
      if (answer.isValid()) {
        cell.add(first + COUNT, 1);
        addAnswer(answer, measure -> cell.add(first + measure, 1));
        cell.add(first + SUM, hasSum(answer.metric()) ? answer.position() : 0);
      } else {
        cell.add(first + INVALID, 1);
      }
    }
  }

  private static void addAnswer(Answer answer, IntConsumer count) {
    int position = answer.position();
    switch (answer.metric()) {
      case NPS ->
          count.accept(
              switch (answer.recommender()) {
                case PROMOTER -> GOOD;
                case PASSIVE -> PASSIVE;
                case null, default -> DETRACTOR;
              });
      case CSAT -> {
        if (position >= SATISFIED_FROM) {
          count.accept(GOOD);
        }
      }
      case CES -> {
        if (position >= EASY_FROM) {
          count.accept(GOOD);
        }
      }
      case OTHER -> {
        // Nothing is known of what its answers mean.
      }
    }
  }

  private static boolean hasSum(Metric metric) {
    return metric == Metric.CSAT || metric == Metric.CES;
  }

  private static int first(Metric metric) {
    return ANSWERS + SPACING * metric.code();
  }

  /** The feedback of a cell, by name; what is zero is not there. */
  public static Map<String, Long> feedback(Measures measures) {
    Map<String, Long> feedback = new TreeMap<>();
    put(feedback, measures, Metric.NPS, "nps", "promoters");
    put(feedback, "nps.passives", measures, first(Metric.NPS) + PASSIVE);
    put(feedback, "nps.detractors", measures, first(Metric.NPS) + DETRACTOR);
    put(feedback, measures, Metric.CSAT, "csat", "satisfied");
    put(feedback, measures, Metric.CES, "ces", "easy");
    put(feedback, measures, Metric.OTHER, "other", "good");
    return feedback;
  }

  private static void put(
      Map<String, Long> feedback, Measures measures, Metric metric, String name, String good) {
    int first = first(metric);
    put(feedback, name + ".answers", measures, first + COUNT);
    put(feedback, name + ".invalid", measures, first + INVALID);
    put(feedback, name + ".sum", measures, first + SUM);
    put(feedback, name + '.' + good, measures, first + GOOD);
  }

  private static void put(Map<String, Long> feedback, String name, Measures measures, int measure) {
    long count = measures.count(measure);
    if (count != 0) {
      feedback.put(name, count);
    }
  }
}
