package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Variants: dropped episodes by the stages of their visits in order and the day of the drop. */
final class VariantCells {
  private static final String THEN = ">";

  private VariantCells() {}

  static Map<VariantKey, VariantCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys) {
    List<Fact<Episode>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (Episode episode : journey.episodes()) {
        if (episode.visits().getLast().end() instanceof End.Dropped(long at)) {
          facts.addAll(Fact.of(journey, at, episode));
        }
      }
    }
    Map<VariantKey, VariantCounts> cells = new HashMap<>();
    Fact.intoCells(
            facts,
            new Days(definition.zone()),
            (fact, day) ->
                new VariantKey(
                    definition.map(),
                    definition.version(),
                    fact.segment(),
                    variant(fact.what()),
                    day))
        .forEach((key, episodes) -> cells.put(key, counts(episodes)));
    return cells;
  }

  private static String variant(Episode episode) {
    return episode.visits().stream()
        .map(visit -> visit.stage().id())
        .collect(Collectors.joining(THEN));
  }

  private static VariantCounts counts(List<Fact<Episode>> facts) {
    List<Episode> episodes = facts.stream().map(Fact::what).toList();
    return new VariantCounts(
        (long) episodes.size(),
        Fact.customers(facts),
        episodes.stream().filter(Episode::isConverted).count(),
        Histogram.of(
            episodes.stream().mapToLong(episode -> episode.last().at() - episode.first().at())));
  }
}
