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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    return tell(whose(rows, seals, shared, asOf), asOf, Set.of(), Map.of(), cells);
  }

  /** Works out what customers say. */
  Said tell(Whose whose, long asOf) {
    return tell(whose, asOf, Set.of(), Map.of(), new Differences());
  }

  /**
   * What was said and what is to be said. Cells of customers' first touchpoints are in neither,
   * where they are the same here and there.
   */
  record Retold(Said before, Said now) {}

  /**
   * Works out what was said at {@code settled} and what is to be said at {@code moment}.
   *
   * @param untold customers of whom nothing is to be said
   */
  Retold retell(Whose past, long settled, Whose present, long moment, Set<String> untold) {
    Map<String, Beginning> beginnings = new HashMap<>();
    Beginning.shared(past, present, untold)
        .forEach((customer, rows) -> beginnings.put(customer, beginning(rows)));
    Said before = tell(past, settled, untold, beginnings, new Differences());
    Said now = tell(present, moment, untold, beginnings, new Differences());
    beginnings.forEach(
        (customer, beginning) -> {
          Tail old = Objects.requireNonNull(before.tails().get(customer));
          Tail latest = Objects.requireNonNull(now.tails().get(customer));
          if (!old.segments.equals(latest.segments)) {
            count(beginning, old, before.cells());
            count(beginning, latest, now.cells());
          }
        });
    return new Retold(before, now);
  }

  private Beginning beginning(List<Row> rows) {
    Facts facts = new Facts(Differences.unheard(), new ArrayList<>());
    Tail tail = new Tail();
    rows.forEach(row -> append(tail, row, facts));
    return new Beginning(rows, tail, facts.steps());
  }

  /** Counts first touchpoints of a customer who came to be in these segments. */
  private void count(Beginning beginning, Tail end, Differences cells) {
    Facts facts = new Facts();
    Tail tail = new Tail();
    beginning.rows().forEach(row -> append(tail, row, facts));
    fold.spread(end, facts);
    cells.addAll(facts.differences());
  }

  private Said tell(
      Whose whose,
      long asOf,
      Set<String> untold,
      Map<String, Beginning> beginnings,
      Differences cells) {
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
      List<Tail> ends = fold(entry.getValue(), own, beginnings.get(customer), asOf, facts);
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
   * @param beginning what is known of the first rows, where there are no seals
   * @return the ends of all histories, the one that goes on last
   */
  private List<Tail> fold(
      List<Row> rows, List<Seal> seals, @Nullable Beginning beginning, long asOf, Facts facts) {
    List<Tail> ends = new ArrayList<>();
    for (Seal seal : seals) {
      facts.differences().addAll(seal.cells());
      ends.add(seal.tail());
    }
    Tail tail = seals.isEmpty() ? new Tail() : ends.removeLast();
    List<Row> rest = rows;
    if (beginning != null) {
      tail = beginning.tail();
      facts.steps().addAll(beginning.steps());
      rest = rows.subList(beginning.rows().size(), rows.size());
    }
    Tail early = new Tail();
    for (Row row : rest) {
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
