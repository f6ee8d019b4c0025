package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** §4, funnels: attempts by funnel, breakdown value and the day they started. */
final class FunnelCells {
  private FunnelCells() {}

  static Map<FunnelKey, FunnelCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys, long asOf) {
    Map<FunnelKey, FunnelCounts> cells = new HashMap<>();
    for (Funnel funnel : definition.funnels()) {
      Fact.intoCells(
              attempts(funnel, journeys),
              new Days(definition.zone()),
              (fact, day) ->
                  new FunnelKey(
                      definition.map(),
                      definition.version(),
                      fact.segment(),
                      funnel.id(),
                      fact.what().by(),
                      day))
          .forEach((key, facts) -> cells.put(key, counts(funnel, facts, asOf)));
    }
    return cells;
  }

  private static List<Fact<FunnelAttempt>> attempts(Funnel funnel, List<CustomerJourney> journeys) {
    List<Fact<FunnelAttempt>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (FunnelAttempt attempt : FunnelAttempts.of(funnel, journey.customer().contacts())) {
        facts.addAll(Fact.of(journey, attempt.start().at(), attempt));
      }
    }
    return facts;
  }

  private static FunnelCounts counts(Funnel funnel, List<Fact<FunnelAttempt>> facts, long asOf) {
    List<FunnelAttempt> attempts = facts.stream().map(Fact::what).toList();
    List<FunnelAttempt> dropped =
        attempts.stream()
            .filter(attempt -> !attempt.isConverted() && !attempt.isPending(asOf))
            .toList();
    FunnelCounts counts = new FunnelCounts();
    counts.setEntered(attempts.size());
    counts.setReached(
        ofSteps(
            funnel, step -> attempts.stream().filter(attempt -> attempt.level() > step).count()));
    counts.setConverted(attempts.stream().filter(FunnelAttempt::isConverted).count());
    counts.setPending(attempts.stream().filter(attempt -> attempt.isPending(asOf)).count());
    counts.setDroppedAt(
        ofSteps(
            funnel,
            step -> dropped.stream().filter(attempt -> attempt.level() == step + 1).count()));
    counts.setConvertTime(
        Histogram.of(
            attempts.stream().flatMapToLong(attempt -> attempt.convertDuration().stream())));
    counts.setStepTimes(ofSteps(funnel, step -> stepTimes(attempts, step)));
    return counts;
  }

  private static List<HistogramBucket> stepTimes(List<FunnelAttempt> attempts, int step) {
    return Histogram.of(
        attempts.stream().flatMapToLong(attempt -> attempt.stepDuration(step).stream()));
  }

  private static <T> List<T> ofSteps(Funnel funnel, IntFunction<T> of) {
    return IntStream.range(0, funnel.steps().size()).mapToObj(of).toList();
  }
}
