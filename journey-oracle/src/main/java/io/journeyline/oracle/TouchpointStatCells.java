package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** §4, touchpoint-stats: mapped touchpoints by rule, stage, channel and day. */
final class TouchpointStatCells {

  /**
   * A mapped touchpoint.
   *
   * @param lastBeforeDrop whether it is the last of a visit that dropped
   */
  private record Touch(Step step, boolean lastBeforeDrop) {}

  private TouchpointStatCells() {}

  static Map<TouchpointStatKey, TouchpointStatCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys) {
    List<Fact<Touch>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (Visit visit : journey.visits()) {
        for (Touch touch : touches(visit)) {
          facts.addAll(Fact.of(journey, touch.step().at(), touch));
        }
      }
    }
    Map<TouchpointStatKey, TouchpointStatCounts> cells = new HashMap<>();
    Fact.intoCells(
            facts,
            new Days(definition.zone()),
            (fact, day) ->
                new TouchpointStatKey(
                    definition.map(),
                    definition.version(),
                    fact.segment(),
                    fact.what().step().rule().id(),
                    fact.what().step().stage().id(),
                    fact.what().step().channel(),
                    day))
        .forEach((key, touches) -> cells.put(key, counts(touches)));
    return cells;
  }

  private static List<Touch> touches(Visit visit) {
    List<Touch> touches = new ArrayList<>();
    for (int i = 0; i < visit.steps().size(); i++) {
      boolean isLast = i == visit.steps().size() - 1;
      touches.add(new Touch(visit.steps().get(i), isLast && visit.end() instanceof End.Dropped));
    }
    return touches;
  }

  private static TouchpointStatCounts counts(List<Fact<Touch>> facts) {
    List<Touch> touches = facts.stream().map(Fact::what).toList();
    TouchpointStatCounts counts = new TouchpointStatCounts();
    counts.setCount(touches.size());
    counts.setCustomers(Fact.customers(facts));
    counts.setGoals(touches.stream().filter(touch -> touch.step().rule().goal()).count());
    counts.setLastBeforeDrop(touches.stream().filter(Touch::lastBeforeDrop).count());
    addEmotion(counts, touches);
    counts.setFeedback(
        FeedbackCounts.of(
            touches.stream()
                .map(touch -> touch.step().contact().touchpoint().getFeedback())
                .filter(Objects::nonNull)
                .toList()));
    return counts;
  }

  private static void addEmotion(TouchpointStatCounts counts, List<Touch> touches) {
    List<Long> scores = new ArrayList<>();
    for (Touch touch : touches) {
      Integer score = touch.step().contact().emotion().score();
      if (score != null) {
        scores.add(score.longValue());
      }
    }
    counts.setScored(scores.size());
    counts.setScoreSum(scores.stream().mapToLong(score -> score).sum());
    counts.setScoreSquares(scores.stream().mapToLong(score -> score * score).sum());
    counts.setNegative(scores.stream().filter(score -> score < 0).count());
  }
}
