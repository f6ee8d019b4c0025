package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands for the oldest touchpoints of a customer. */
final class Seal {
  /** The journey after the last of them, to go on from. */
  private final byte[] tail;

  /** What they contributed, without segments. */
  private final Differences cells;

  /** For each combination of identifiers that they had, its first and its last one, in order. */
  private final List<Row> witnesses;

  private Seal(byte[] tail, Differences cells, List<Row> witnesses) {
    this.tail = tail;
    this.cells = cells;
    this.witnesses = witnesses;
  }

  /**
   * @param cells must not be changed afterwards
   * @param rows in order, and never none
   */
  static Seal of(Tail tail, Differences cells, Collection<Row> rows) {
    ByteWriter out = new ByteWriter();
    tail.write(out);
    return new Seal(out.toBytes(), cells, witnesses(rows));
  }

  private static List<Row> witnesses(Collection<Row> rows) {
    Map<Long, Row> first = new LinkedHashMap<>();
    Map<Long, Row> last = new LinkedHashMap<>();
    for (Row row : rows) {
      long combination = row.combination();
      if (first.putIfAbsent(combination, row.witness()) != null) {
        last.put(combination, row.witness());
      }
    }
    List<Row> witnesses = new ArrayList<>(first.values());
    witnesses.addAll(last.values());
    witnesses.sort(Row.ORDER);
    return witnesses;
  }

  /** A tail of one's own. */
  Tail tail() {
    return Tail.read(new ByteReader(tail));
  }

  Differences cells() {
    return cells;
  }

  List<Row> witnesses() {
    return witnesses;
  }

  /** Whether a touchpoint belongs to the sealed ones by its time. */
  boolean covers(Row row) {
    return Row.ORDER.compare(row, last()) <= 0;
  }

  Row last() {
    return witnesses.getLast();
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter().bytes(tail);
    cells.write(out);
    out.unsigned(witnesses.size());
    witnesses.forEach(witness -> witness.write(out));
    return out.toBytes();
  }

  static Seal fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    return new Seal(in.bytes(), Differences.read(in), in.list(Row::read));
  }
}
