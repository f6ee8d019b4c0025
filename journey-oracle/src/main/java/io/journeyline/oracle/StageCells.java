package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** §4, stages: visits by stage and the day they started. */
final class StageCells {
  private StageCells() {}

  static Map<StageKey, StageCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys) {
    List<Fact<Visit>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (Visit visit : journey.visits()) {
        facts.addAll(Fact.of(journey, visit.first().at(), visit));
      }
    }
    Map<StageKey, StageCounts> cells = new HashMap<>();
    Fact.intoCells(
            facts,
            new Days(definition.zone()),
            (fact, day) ->
                new StageKey(
                    definition.map(),
                    definition.version(),
                    fact.segment(),
                    fact.what().stage().id(),
                    day))
        .forEach((key, visits) -> cells.put(key, counts(visits)));
    return cells;
  }

  private static StageCounts counts(List<Fact<Visit>> facts) {
    List<Visit> visits = facts.stream().map(Fact::what).toList();
    return new StageCounts(
        (long) visits.size(),
        ended(visits, End.Advanced.class),
        ended(visits, End.Returned.class),
        ended(visits, End.Dropped.class),
        ended(visits, End.Open.class),
        visits.stream().filter(Visit::isConverted).count(),
        Fact.customers(facts),
        Histogram.of(visits.stream().flatMapToLong(visit -> visit.dwell().stream())));
  }

  private static long ended(List<Visit> visits, Class<? extends End> how) {
    return visits.stream().filter(visit -> how.isInstance(visit.end())).count();
  }
}
