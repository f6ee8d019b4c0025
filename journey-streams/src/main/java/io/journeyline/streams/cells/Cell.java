package io.journeyline.streams.cells;

import java.util.List;

/**
 * One cell of an aggregate: its dimensions in the order of the aggregate's key, without map and
 * version. It remembers its hash, since it is looked up again and again.
 */
public final class Cell {
  /** The day of the cell for all days together. */
  public static final String ALL_DAYS = "*";

  /** The segment of every customer. */
  public static final String ALL_CUSTOMERS = "all";

  private final Aggregate aggregate;
  private final List<String> dimensions;
  private final int hash;

  private Cell(Aggregate aggregate, List<String> dimensions) {
    this.aggregate = aggregate;
    this.dimensions = dimensions;
    hash = 31 * dimensions.hashCode() + aggregate.code();
  }

  public static Cell of(Aggregate aggregate, String... dimensions) {
    return new Cell(aggregate, List.of(dimensions));
  }

  public Aggregate aggregate() {
    return aggregate;
  }

  public List<String> dimensions() {
    return dimensions;
  }

  public String dimension(int index) {
    return dimensions.get(index);
  }

  /** The cell of the same dimensions in another segment, which is the first dimension. */
  public Cell inSegment(String segment) {
    return with(0, segment);
  }

  /** The cell of the same dimensions for all days. */
  Cell onAllDays() {
    return with(dimensions.size() - 1, ALL_DAYS);
  }

  private Cell with(int index, String dimension) {
    String[] others = dimensions.toArray(String[]::new);
    others[index] = dimension;
    return of(aggregate, others);
  }

  /** The day, which is the last dimension of every aggregate that has days. */
  public String day() {
    return dimensions.getLast();
  }

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    write(out);
    return out.toBytes();
  }

  public void write(ByteWriter out) {
    out.unsigned(aggregate.code()).unsigned(dimensions.size());
    dimensions.forEach(out::text);
  }

  public static Cell fromBytes(byte[] bytes) {
    return read(new ByteReader(bytes));
  }

  public static Cell read(ByteReader in) {
    Aggregate aggregate = Aggregate.ofCode((int) in.unsigned());
    return new Cell(aggregate, List.copyOf(in.list(ByteReader::text)));
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Cell that
            && hash == that.hash
            && aggregate == that.aggregate
            && dimensions.equals(that.dimensions));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return aggregate + " " + dimensions;
  }
}
