package io.journeyline.streams.message;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows on their way to a root.
 *
 * @param seals what the sender keeps in place of older rows
 * @param shared identifiers that the sender knew to be shared
 * @param settled the asOf for which the sender had published what these rows say; {@link #NOT_SAID}
 *     if it had not
 * @param cause the touchpoint that made them move
 */
public record Shipment(
    List<Row> rows, List<SealedHistory> seals, Set<String> shared, long settled, Cause cause) {
  /** A touchpoint that no cluster has spoken of yet. */
  public static final long NOT_SAID = Long.MAX_VALUE;

  /** A touchpoint on its first way. */
  public static Shipment of(Row row) {
    return new Shipment(List.of(row), List.of(), Set.of(), NOT_SAID, Cause.of(row));
  }

  public boolean isSaid() {
    return settled != NOT_SAID;
  }

  void write(ByteWriter out) {
    out.unsigned(rows.size());
    rows.forEach(row -> row.write(out));
    out.unsigned(seals.size());
    seals.forEach(seal -> out.bytes(seal.content()));
    out.unsigned(shared.size());
    shared.forEach(out::text);
    out.signed(settled);
    cause.write(out);
  }

  static Shipment read(ByteReader in) {
    List<Row> rows = in.list(Row::read);
    List<SealedHistory> seals = in.list(seal -> new SealedHistory(seal.bytes()));
    Set<String> shared = new TreeSet<>(in.list(ByteReader::text));
    return new Shipment(rows, seals, shared, in.signed(), Cause.read(in));
  }

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    write(out);
    return out.toBytes();
  }

  public static Shipment fromBytes(byte[] bytes) {
    return read(new ByteReader(bytes));
  }
}
