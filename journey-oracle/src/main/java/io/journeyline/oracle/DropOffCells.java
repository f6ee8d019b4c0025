package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** §4, drop-offs: dropped visits by stage, last touchpoint, its channel and the day of the drop. */
final class DropOffCells {
  private DropOffCells() {}

  static Map<DropOffKey, DropOffCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys) {
    List<Fact<Step>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (Visit visit : journey.visits()) {
        if (visit.end() instanceof End.Dropped(long at)) {
          facts.addAll(Fact.of(journey, at, visit.last()));
        }
      }
    }
    Map<DropOffKey, DropOffCounts> cells = new HashMap<>();
    Fact.intoCells(
            facts,
            new Days(definition.zone()),
            (fact, day) ->
                new DropOffKey(
                    definition.map(),
                    definition.version(),
                    fact.segment(),
                    fact.what().stage().id(),
                    fact.what().rule().id(),
                    fact.what().channel(),
                    day))
        .forEach(
            (key, drops) ->
                cells.put(key, new DropOffCounts((long) drops.size(), Fact.customers(drops))));
    return cells;
  }
}
