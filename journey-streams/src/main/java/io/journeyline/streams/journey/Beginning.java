package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A customer's first touchpoints, where they are the same before and after something changed: both
 * times the journey goes on from its end after them.
 */
final class Beginning {
  /** Fewer are folded twice as fast as their end is copied. */
  private static final int FEW = 3;

  private final List<Row> rows;
  private final byte[] tail;
  private final List<JourneyFact> steps;

  /**
   * @param tail the journey after these rows
   * @param steps what they said
   */
  Beginning(List<Row> rows, Tail tail, List<JourneyFact> steps) {
    ByteWriter out = new ByteWriter();
    tail.write(out);
    this.rows = rows;
    this.tail = out.toBytes();
    this.steps = steps;
  }

  List<Row> rows() {
    return rows;
  }

  /** The journey's end after them, to go on from. */
  Tail tail() {
    return Tail.read(new ByteReader(tail));
  }

  List<JourneyFact> steps() {
    return steps;
  }

  /**
   * The rows that customers of whom something is to be told begin with here and there; nothing of
   * what is sealed.
   */
  static Map<String, List<Row>> shared(Whose past, Whose present, Set<String> untold) {
    Map<String, List<Row>> shared = new HashMap<>();
    past.rows()
        .forEach(
            (customer, had) -> {
              List<Row> has = present.rows().get(customer);
              boolean sealed =
                  past.seals().containsKey(customer) || present.seals().containsKey(customer);
              if (has != null && !sealed && !untold.contains(customer)) {
                int same = same(had, has);
                if (same > FEW) {
                  shared.put(customer, has.subList(0, same));
                }
              }
            });
    return shared;
  }

  /** How many of the first rows are the very same. */
  @SuppressWarnings("ReferenceEquality") // equal rows that were read twice are folded twice
  private static int same(List<Row> some, List<Row> others) {
    int least = Math.min(some.size(), others.size());
    int same = 0;
    while (same < least && some.get(same) == others.get(same)) {
      same++;
    }
    return same;
  }
}
