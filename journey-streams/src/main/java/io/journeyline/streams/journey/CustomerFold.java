package io.journeyline.streams.journey;

import io.journeyline.definition.CustomerFacts;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.funnel.FunnelFold;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Traits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is folded of a customer's touchpoints, one at a time in order: the journey, funnel
 * attempts, traits, and the segments and the persona that follow.
 */
final class CustomerFold {
  private final JourneyFold journey;
  private final FunnelFold funnels;
  private final Segmentation segmentation;
  private final PersonaSight sight;

  CustomerFold(JourneyDefinition definition, Days days) {
    journey = new JourneyFold(definition, days);
    funnels = new FunnelFold(definition, days::of);
    segmentation = new Segmentation(definition);
    sight = new PersonaSight(definition);
  }

  /**
   * Whether {@code row}, which is later than all before, undoes nothing that was said: neither a
   * drop nor what it was said of, the customer's segments.
   */
  boolean continues(Tail tail, Row row) {
    return journey.continues(tail, row) && keepsSegments(tail, row);
  }

  private boolean keepsSegments(Tail tail, Row row) {
    boolean seen = sight.isChangedBy(row);
    if (row.traits().isEmpty() && !seen) {
      return true;
    }
    Map<String, @Nullable Object> traits = new TreeMap<>(tail.traits);
    Traits.update(traits, row.traits());
    if (traits.equals(tail.traits) && !seen) {
      return true;
    }
    CustomerFacts after = sight.factsAfter(row, journey.beginsEpisode(tail, row), traits, tail);
    return segmentation.of(after).equals(tail.segments);
  }

  /** Goes on with a touchpoint later than all before. */
  void append(Tail tail, Row row, Facts facts) {
    Traits.update(tail.traits, row.traits());
    sight.note(row, tail.deeds);
    journey.append(tail, row, facts);
    funnels.append(
        tail.funnels, row.occurredAt(), row.isMapped(), row.marks(), facts.differences());
  }

  /** Lets everything take effect that was due before {@code asOf}. */
  void settle(Tail tail, long asOf, Facts facts) {
    journey.settle(tail, asOf, facts);
    funnels.settle(tail.funnels, asOf, facts.differences());
  }

  /** After which moment something changes by the mere passing of time, or never. */
  long nextChange(Tail tail) {
    return Math.min(journey.nextChange(tail), funnels.nextChange(tail.funnels));
  }

  /**
   * Puts the customer in the segments of their present traits, and makes them the persona that all
   * their histories tell.
   */
  void assignSegments(Tail tail, List<Tail> histories) {
    tail.segments = segmentation.of(sight.facts(tail.traits, histories));
  }

  /** Counts the customer under their persona, where there are any; to be done once. */
  void countCustomer(Tail tail, Differences cells) {
    if (segmentation.hasPersonas()) {
      String persona = personaOf(tail);
      Cell cell =
          Cell.of(Aggregate.COUNTS, "customers", "", persona == null ? "" : persona, Cell.ALL_DAYS);
      cells.at(cell).add(Measure.COUNT, 1);
    }
  }

  /** The customer's persona, or null where they are none. */
  @Nullable String personaOf(Tail tail) {
    return segmentation.personaOf(tail.segments);
  }

  /** Says of the customer's segments too what was said of them; to be done once. */
  void spread(Tail tail, Facts facts) {
    segmentation.spread(facts.differences(), tail.segments);
  }

  /** The stage of the last visit, or null where no touchpoint is mapped. */
  @Nullable String stageOf(Tail tail) {
    return journey.stageOf(tail);
  }
}
