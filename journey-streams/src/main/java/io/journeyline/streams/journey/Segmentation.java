package io.journeyline.streams.journey;

import io.journeyline.definition.Segment;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Differences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which segments customers are in by their traits, and what they add there. What a fold says is
 * said of all customers; each segment's cells repeat it.
 */
final class Segmentation {
  /** How many sets of traits are remembered: most customers have one of few. */
  private static final int KEPT = 10_000;

  private final List<Segment> segments;
  private final Map<Map<String, @Nullable Object>, List<Integer>> known = new HashMap<>();

  Segmentation(List<Segment> segments) {
    this.segments = segments;
  }

  /** The positions of a customer's segments, in order. */
  List<Integer> of(Map<String, @Nullable Object> traits) {
    if (segments.isEmpty()) {
      return List.of();
    }
    List<Integer> positions = known.get(traits);
    if (positions == null) {
      positions = List.copyOf(evaluate(traits));
      if (known.size() == KEPT) {
        known.clear();
      }
      known.put(new HashMap<>(traits), positions);
    }
    return positions;
  }

  private List<Integer> evaluate(Map<String, @Nullable Object> traits) {
    List<Integer> positions = new ArrayList<>();
    for (int position = 0; position < segments.size(); position++) {
      if (segments.get(position).where().testTraits(traits)) {
        positions.add(position);
      }
    }
    return positions;
  }

  /** Repeats what was said of all customers for each of these segments; counts have no segment. */
  void spread(Differences said, List<Integer> positions) {
    if (positions.isEmpty()) {
      return;
    }
    Differences repeated = new Differences();
    said.forEach(
        (cell, measures) -> {
          if (cell.aggregate() != Aggregate.COUNTS) {
            for (int position : positions) {
              repeated.at(cell.inSegment(segments.get(position).id())).addAll(measures);
            }
          }
        });
    said.addAll(repeated);
  }
}
