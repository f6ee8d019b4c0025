package io.journeyline.streams.journey;

import io.journeyline.definition.CustomerFacts;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which segments customers are in, and which persona they are, and what they add there. What a fold
 * says is said of all customers; the cells of each segment and persona repeat it.
 *
 * <p>Positions are those of the segments, then those of the personas.
 */
final class Segmentation {
  /** Of how many sets of facts the answer is remembered: most customers have one of few. */
  private static final int KEPT = 10_000;

  private final List<Segment> segments;
  private final List<Persona> personas;
  private final List<String> ids;
  private final Map<CustomerFacts, List<Integer>> known = new HashMap<>();

  Segmentation(JourneyDefinition definition) {
    segments = definition.segments();
    personas = definition.personas();
    ids =
        Stream.concat(segments.stream().map(Segment::id), personas.stream().map(Persona::id))
            .toList();
  }

  /**
   * The positions of a customer's segments and persona, in order.
   *
   * @param facts must not be changed afterwards
   */
  List<Integer> of(CustomerFacts facts) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Integer> positions = known.get(facts);
    if (positions == null) {
      positions = List.copyOf(evaluate(facts));
      if (known.size() == KEPT) {
        known.clear();
      }
      known.put(facts, positions);
    }
    return positions;
  }

  private List<Integer> evaluate(CustomerFacts facts) {
    List<Integer> positions = new ArrayList<>();
    for (int position = 0; position < segments.size(); position++) {
      if (segments.get(position).where().testTraits(facts.traits())) {
        positions.add(position);
      }
    }
    for (Persona persona : personas) {
      if (persona.where().test(facts)) {
        positions.add(segments.size() + persona.position());
        break;
      }
    }
    return positions;
  }

  boolean hasPersonas() {
    return !personas.isEmpty();
  }

  /** The persona among these positions, or null where there is none. */
  @Nullable String personaOf(List<Integer> positions) {
    return positions.isEmpty() || positions.getLast() < segments.size()
        ? null
        : ids.get(positions.getLast());
  }

  /** Says of these segments too what was said of all customers. */
  void spread(Differences said, List<Integer> positions) {
    if (!positions.isEmpty()) {
      said.sayOf(
          Stream.concat(Stream.of(Cell.ALL_CUSTOMERS), positions.stream().map(ids::get)).toList());
    }
  }
}
