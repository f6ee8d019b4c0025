package io.journeyline.streams.cells;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a change adds to cells, summed by cell; cells whose measures cancel out are left out. What
 * is said of a day counts for all days too, and what is said of a group of segments in each of
 * them: {@link #forEachPublished} tells the cells, the other methods take them as they are said.
 */
public final class Differences {
  private Map<Cell, Measures> cells = new LinkedHashMap<>();
  private final boolean kept;

  public Differences() {
    this(true);
  }

  private Differences(boolean kept) {
    this.kept = kept;
  }

  /** Where nobody wants to know: nothing is kept of what is added. */
  public static Differences unheard() {
    return new Differences(false);
  }

  /** Whether somebody wants to know. */
  public boolean isHeard() {
    return kept;
  }

  /** An empty one of the same kind. */
  public Differences alike() {
    return new Differences(kept);
  }

  public Measures at(Cell cell) {
    if (!kept) {
      return new Measures();
    }
    Measures measures = cells.get(cell);
    if (measures == null) {
      measures = new Measures();
      cells.put(cell, measures);
    }
    return measures;
  }

  public void addAll(Differences other) {
    other.cells.forEach((cell, measures) -> at(cell).addAll(measures));
  }

  public void subtractAll(Differences other) {
    other.cells.forEach((cell, measures) -> at(cell).subtractAll(measures));
  }

  /** Says all of a group of segments that was said of all customers; counts have no segment. */
  public void sayOf(List<String> segments) {
    String group = Spread.group(segments);
    Map<Cell, Measures> said = new LinkedHashMap<>();
    cells.forEach(
        (cell, measures) ->
            said.put(cell.aggregate().hasSegments() ? cell.inSegment(group) : cell, measures));
    cells = said;
  }

  /** The published cells that grow, and by how much; the same one may come several times. */
  public void forEachPublished(BiConsumer<Cell, Measures> action) {
    forEach((cell, measures) -> Spread.each(cell, measures, action));
  }

  public void forEach(BiConsumer<Cell, Measures> action) {
    cells.forEach(
        (cell, measures) -> {
          if (!measures.isZero()) {
            action.accept(cell, measures);
          }
        });
  }

  public boolean isZero() {
    return cells.values().stream().allMatch(Measures::isZero);
  }

  public void write(ByteWriter out) {
    out.unsigned(cells.values().stream().filter(measures -> !measures.isZero()).count());
    forEach(
        (cell, measures) -> {
          cell.write(out);
          measures.write(out);
        });
  }

  public static Differences read(ByteReader in) {
    Differences differences = new Differences();
    long count = in.unsigned();
    for (long i = 0; i < count; i++) {
      Cell cell = Cell.read(in);
      differences.at(cell).addAll(Measures.read(in));
    }
    return differences;
  }
}
