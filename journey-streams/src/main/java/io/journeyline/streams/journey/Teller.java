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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
   * @param seals what stands for older ones
   */
  Said tell(List<Row> rows, List<Seal> seals, Set<String> shared, long asOf) {
    return tell(rows, seals, shared, asOf, new Differences());
  }

  /**
   * Works out everything anew.
   *
   * @param cells takes what all customers add to the aggregates
   */
  Said tell(List<Row> rows, List<Seal> seals, Set<String> shared, long asOf, Differences cells) {
    return tell(whose(rows, seals, shared, asOf), asOf, Set.of(), cells);
  }

  /**
   * Works out what customers say.
   *
   * @param untold customers of whom nothing is to be said
   */
  Said tell(Whose whose, long asOf, Set<String> untold) {
    return tell(whose, asOf, untold, new Differences());
  }

  private Said tell(Whose whose, long asOf, Set<String> untold, Differences cells) {
    List<Said.Step> steps = new ArrayList<>();
    Map<String, Journey> journeys = new LinkedHashMap<>();
    Map<String, Tail> tails = new LinkedHashMap<>();
    long nextChange = whose.customers().nextChange();
    for (Map.Entry<String, List<Row>> entry : whose.rows().entrySet()) {
      String customer = entry.getKey();
      if (untold.contains(customer)) {
        continue;
      }
      Facts facts = new Facts(cells.alike(), new ArrayList<>());
      List<Seal> own = whose.seals().getOrDefault(customer, List.of());
      List<Tail> ends = fold(entry.getValue(), own, asOf, facts);
      Tail tail = ends.getLast();
      fold.spread(tail, facts);
      fold.countCustomer(tail, facts.differences());
      cells.addAll(facts.differences());
      facts.steps().forEach(fact -> steps.add(new Said.Step(customer, fact)));
      journeys.put(customer, journey(ends));
      if (ends.size() == 1) {
        tails.put(customer, tail);
      }
      for (Tail end : ends) {
        nextChange = Math.min(nextChange, fold.nextChange(end));
      }
    }
    return new Said(cells, steps, journeys, tails, whose.customers(), nextChange);
  }

  Whose whose(List<Row> rows, List<Seal> seals, Set<String> shared, long asOf) {
    return Whose.of(rules, rows, seals, shared, asOf);
  }

  /**
   * Folds a customer's rows. They go on from the last seal; histories that cannot go on from there,
   * because they were merged with it, stand alone and add up.
   *
   * @return the ends of all histories, the one that goes on last
   */
  private List<Tail> fold(List<Row> rows, List<Seal> seals, long asOf, Facts facts) {
    List<Tail> ends = new ArrayList<>();
    for (Seal seal : seals) {
      facts.differences().addAll(seal.cells());
      ends.add(seal.tail());
    }
    Tail tail = seals.isEmpty() ? new Tail() : ends.removeLast();
    Tail early = new Tail();
    for (Row row : rows) {
      boolean goesOn = seals.isEmpty() || !seals.getLast().covers(row);
      append(goesOn ? tail : early, row, facts);
    }
    if (early.touchpoints > 0) {
      ends.add(early);
    }
    ends.add(tail);
    Map<String, @Nullable Object> traits = new TreeMap<>();
    for (Tail end : ends) {
      fold.settle(end, asOf, facts);
      traits.putAll(end.traits);
    }
    tail.traits.putAll(traits);
    fold.assignSegments(tail, ends);
    return ends;
  }

  /** Goes on with a touchpoint later than all before. */
  void append(Tail tail, Row row, Facts facts) {
    fold.append(tail, row, facts);
    countTouchpoint(row, 1, facts.differences());
  }

  Journey journey(Tail tail) {
    return journey(List.of(tail));
  }

  private Journey journey(List<Tail> ends) {
    Journey.Builder journey =
        Journey.newBuilder()
            .setTouchpoints(ends.stream().mapToLong(end -> end.touchpoints).sum())
            .setUnmapped(ends.stream().mapToLong(end -> end.unmapped).sum())
            .setEpisodes(ends.stream().mapToLong(end -> end.episodes).sum())
            .setFirstSeen(ends.stream().mapToLong(end -> end.firstSeen).min().orElseThrow())
            .setLastSeen(ends.stream().mapToLong(end -> end.lastSeen).max().orElseThrow());
    Tail tail = ends.getLast();
    journey.setPersona(fold.personaOf(tail));
    String stage = fold.stageOf(tail);
    if (stage != null) {
      journey.setStage(stage).setState(tail.dropped ? "dropped" : "open");
    }
    return journey.build();
  }

  private void countTouchpoint(Row row, long difference, Differences cells) {
    count("accepted", row, "", difference, cells);
    if (row.isMapped()) {
      count("mapped", row, "", difference, cells);
      if (!row.feeling().unscored().isEmpty()) {
        count("unscored", row, row.feeling().unscored(), difference, cells);
      }
    } else {
      count("unmapped", row, row.type(), difference, cells);
    }
  }

  /** The day on which a touchpoint occurred. */
  String day(Row row) {
    return days.of(row.occurredAt());
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
