package io.journeyline.streams.cells;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a change adds to cells, summed by cell; cells whose measures cancel out are left out. */
public final class Differences {
  private final Map<Cell, Measures> cells = new LinkedHashMap<>();
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
