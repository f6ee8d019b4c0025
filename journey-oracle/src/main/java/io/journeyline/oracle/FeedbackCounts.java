package io.journeyline.oracle;

import io.journeyline.schemas.Feedback;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers of customers by the standard definitions of NPS, CSAT and CES; what is zero is left out.
 */
final class FeedbackCounts {
  private final Map<String, Long> counts = new HashMap<>();

  private FeedbackCounts() {}

  static Map<String, Long> of(List<Feedback> answers) {
    FeedbackCounts counts = new FeedbackCounts();
    for (Feedback answer : answers) {
      switch (answer.getMetric().toLowerCase(Locale.ROOT)) {
        case "nps" -> counts.nps(answer);
        case "csat" -> counts.rated(answer, "csat", "csat.satisfied", 7_500);
        case "ces" -> counts.rated(answer, "ces", "ces.easy", 6_667);
        default -> counts.add(FeedbackScale.isOn(answer) ? "other.answers" : "other.invalid", 1);
      }
    }
    counts.counts.values().removeIf(count -> count == 0);
    return counts.counts;
  }

  /** Of 0 to 10, or 1 to 10: promoters from 9, detractors below 7. */
  private void nps(Feedback answer) {
    boolean standard =
        answer.getMax() == 10.0 && (answer.getMin() == 0.0 || answer.getMin() == 1.0);
    if (!standard || !FeedbackScale.isOn(answer)) {
      add("nps.invalid", 1);
      return;
    }
    long thousandths = Math.round(1000 * answer.getScore());
    add("nps.answers", 1);
    if (thousandths >= 9000) {
      add("nps.promoters", 1);
    } else {
      add(thousandths < 7000 ? "nps.detractors" : "nps.passives", 1);
    }
  }

  private void rated(Feedback answer, String metric, String good, int goodFrom) {
    if (!FeedbackScale.isOn(answer)) {
      add(metric + ".invalid", 1);
      return;
    }
    int basisPoints = FeedbackScale.basisPoints(answer);
    add(metric + ".answers", 1);
    add(metric + ".sum", basisPoints);
    add(good, basisPoints >= goodFrom ? 1 : 0);
  }

  private void add(String name, long more) {
    counts.merge(name, more, Long::sum);
  }
}
