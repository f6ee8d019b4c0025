package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * §4, channel flows: pairs of consecutive mapped touchpoints of an episode, by their channels and
 * the day of the second.
 */
final class ChannelFlowCells {
  private record Pair(Step earlier, Step later) {}

  private ChannelFlowCells() {}

  static Map<ChannelFlowKey, ChannelFlowCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys) {
    List<Fact<Pair>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (Episode episode : journey.episodes()) {
        List<Step> steps = episode.steps();
        for (int i = 1; i < steps.size(); i++) {
          Pair pair = new Pair(steps.get(i - 1), steps.get(i));
          facts.addAll(Fact.of(journey, pair.later().at(), pair));
        }
      }
    }
    Map<ChannelFlowKey, ChannelFlowCounts> cells = new HashMap<>();
    Fact.intoCells(
            facts,
            new Days(definition.zone()),
            (fact, day) ->
                new ChannelFlowKey(
                    definition.map(),
                    definition.version(),
                    fact.segment(),
                    fact.what().earlier().channel(),
                    fact.what().later().channel(),
                    day))
        .forEach((key, pairs) -> cells.put(key, counts(pairs)));
    return cells;
  }

  private static ChannelFlowCounts counts(List<Fact<Pair>> facts) {
    return new ChannelFlowCounts(
        (long) facts.size(),
        Fact.customers(facts),
        Histogram.of(
            facts.stream()
                .map(Fact::what)
                .mapToLong(pair -> pair.later().at() - pair.earlier().at())));
  }
}
