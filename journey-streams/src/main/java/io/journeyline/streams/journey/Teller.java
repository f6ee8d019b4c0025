package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out what rows say: whose they are, each customer's journey, and what it adds to the
 * aggregates.
 */
final class Teller {
  private final IdentityRules rules;
  private final CustomerFold fold;
  private final Days days;

  Teller(JourneyDefinition definition) {
    rules = definition.identity();
    days = new Days(definition.zone());
    fold = new CustomerFold(definition, days);
  }

  CustomerFold fold() {
    return fold;
  }

  /**
   * Works out everything anew.
   *
   * @param rows in order of occurrence, each with at least one identifier that is not shared
   */
  Said tell(List<Row> rows, Set<String> shared, long asOf) {
    Customers customers = Customers.of(rules, rows, shared, asOf);
    Differences cells = new Differences();
    List<Said.Step> steps = new ArrayList<>();
    Map<String, Journey> journeys = new LinkedHashMap<>();
    Map<String, Tail> tails = new LinkedHashMap<>();
    long nextChange = customers.nextChange();
    for (Map.Entry<String, List<Row>> entry : customers.rows().entrySet()) {
      String customer = entry.getKey();
      Facts facts = new Facts();
      Tail tail = new Tail();
      for (Row row : entry.getValue()) {
        fold.append(tail, row, facts);
        countTouchpoint(row, 1, facts.differences());
      }
      fold.settle(tail, asOf, facts);
      fold.assignSegments(tail);
      cells.addAll(fold.inSegments(tail, facts));
      facts.steps().forEach(fact -> steps.add(new Said.Step(customer, fact)));
      journeys.put(customer, journey(tail));
      tails.put(customer, tail);
      nextChange = Math.min(nextChange, fold.nextChange(tail));
    }
    return new Said(cells, steps, journeys, tails, customers, nextChange);
  }

  Journey journey(Tail tail) {
    Journey.Builder journey =
        Journey.newBuilder()
            .setTouchpoints(tail.touchpoints)
            .setUnmapped(tail.unmapped)
            .setEpisodes(tail.episodes)
            .setFirstSeen(tail.firstSeen)
            .setLastSeen(tail.lastSeen);
    String stage = fold.stageOf(tail);
    if (stage != null) {
      journey.setStage(stage).setState(tail.dropped ? "dropped" : "open");
    }
    return journey.build();
  }

  void countTouchpoint(Row row, long difference, Differences cells) {
    count("accepted", row, "", difference, cells);
    if (row.isMapped()) {
      count("mapped", row, "", difference, cells);
    } else {
      count("unmapped", row, row.type(), difference, cells);
    }
  }

  /** A touchpoint that nobody can be said to have had. */
  void countUnattributed(Row row, long difference, Differences cells) {
    count("accepted", row, "", difference, cells);
    count("unattributed", row, "", difference, cells);
  }

  private void count(String name, Row row, String type, long by, Differences cells) {
    Cell cell = Cell.of(Aggregate.COUNTS, name, row.source(), type, days.of(row.occurredAt()));
    cells.at(cell).add(Measure.COUNT, by);
  }
}
