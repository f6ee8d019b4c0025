package io.journeyline.streams.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * One cell of an aggregate: its dimensions in the order of the aggregate's key, without map and
 * version.
 */
public record Cell(Aggregate aggregate, List<String> dimensions) {
  /** The day of the cell for all days together. */
  public static final String ALL_DAYS = "*";

  /** The segment of every customer. */
  public static final String ALL_CUSTOMERS = "all";

  public static Cell of(Aggregate aggregate, String... dimensions) {
    return new Cell(aggregate, List.of(dimensions));
  }

  public String dimension(int index) {
    return dimensions.get(index);
  }

  /** The cell of the same dimensions in another segment, which is the first dimension. */
  public Cell inSegment(String segment) {
    List<String> others = new ArrayList<>(dimensions);
    others.set(0, segment);
    return new Cell(aggregate, List.copyOf(others));
  }

  /** The day, which is the last dimension of every aggregate. */
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
    return new Cell(aggregate, in.list(ByteReader::text));
  }
}
