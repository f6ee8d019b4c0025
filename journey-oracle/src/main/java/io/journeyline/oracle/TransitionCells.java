package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** §4, transitions: moves between stages, begins and drop-offs of episodes, by day. */
final class TransitionCells {
  private static final String START = "START";
  private static final String DROP = "DROP";

  private record Transition(String from, String to, long at, OptionalLong dwell) {}

  private TransitionCells() {}

  static Map<TransitionKey, TransitionCounts> of(
      JourneyDefinition definition, List<CustomerJourney> journeys) {
    List<Fact<Transition>> facts = new ArrayList<>();
    for (CustomerJourney journey : journeys) {
      for (Transition transition : transitions(journey)) {
        facts.addAll(Fact.of(journey, transition.at(), transition));
      }
    }
    Map<TransitionKey, TransitionCounts> cells = new HashMap<>();
    Fact.intoCells(
            facts,
            new Days(definition.zone()),
            (fact, day) ->
                new TransitionKey(
                    definition.map(),
                    definition.version(),
                    fact.segment(),
                    fact.what().from(),
                    fact.what().to(),
                    day))
        .forEach((key, transitions) -> cells.put(key, counts(transitions)));
    return cells;
  }

  private static List<Transition> transitions(CustomerJourney journey) {
    List<Transition> transitions = new ArrayList<>();
    for (Episode episode : journey.episodes()) {
      Step begin = episode.first();
      transitions.add(new Transition(START, begin.stage().id(), begin.at(), OptionalLong.empty()));
      for (Visit visit : episode.visits()) {
        String from = visit.stage().id();
        switch (visit.end()) {
          case End.Advanced(Step to) ->
              transitions.add(new Transition(from, to.stage().id(), to.at(), visit.dwell()));
          case End.Returned(Step to) ->
              transitions.add(new Transition(from, to.stage().id(), to.at(), visit.dwell()));
          case End.Dropped(long at) ->
              transitions.add(new Transition(from, DROP, at, visit.dwell()));
          case End.Open _ -> {}
        }
      }
    }
    return transitions;
  }

  private static TransitionCounts counts(List<Fact<Transition>> facts) {
    return new TransitionCounts(
        (long) facts.size(),
        Fact.customers(facts),
        Histogram.of(facts.stream().flatMapToLong(fact -> fact.what().dwell().stream())));
  }
}
