package io.journeyline.streams.message;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;

/** What is said to an identifier, at the task that owns it. */
public sealed interface Message {
  /** The identifier that it is for. */
  String to();

  /** A touchpoint, at the identifier that is to place it. */
  record Take(String to, Row row) implements Message {}

  /**
   * {@code to} and {@code other} occurred together.
   *
   * @param back it has been noted at the other one already
   * @param ok neither is known to be shared so far
   */
  record Link(String to, String other, boolean back, boolean ok, Cause cause) implements Message {}

  /** {@code to} and {@code lower} belong to one cluster; {@code lower} has the lower rank. */
  record Union(String to, String lower, Cause cause) implements Message {}

  /**
   * Rows for the root that {@code to} is or leads to.
   *
   * @param id names the shipment
   * @param part number of this part, from 0
   * @param via where it was passed on first, "" while it was not
   * @param hops how often it was passed on
   */
  record Move(String to, String id, int part, int parts, String via, int hops, Shipment shipment)
      implements Message {
    public static Move of(String to, Row row) {
      return new Move(to, "", 0, 1, "", 0, Shipment.of(row));
    }

    public Move onTo(String parent, String by) {
      return new Move(parent, id, part, parts, via.isEmpty() ? by : via, hops + 1, shipment);
    }
  }

  /** {@code identifier} is shared, for the root that {@code to} is or leads to. */
  record Shared(String to, String identifier, Cause cause) implements Message {}

  /** A touchpoint of which all identifiers are shared. */
  record Lost(String to, Row row) implements Message {}

  /** {@code root} is where {@code to} leads, or nearer to it. */
  record Shortcut(String to, String root) implements Message {}

  /**
   * Something rejected, to be counted once.
   *
   * @param day of occurrence, "" where unknown
   */
  record CountRejected(String to, String source, String reason, String day) implements Message {}

  default byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    switch (this) {
      case Take(String to, Row row) -> row.write(out.unsigned(0).text(to));
      case Link(String to, String other, boolean back, boolean ok, Cause cause) ->
          cause.write(out.unsigned(1).text(to).text(other).flag(back).flag(ok));
      case Union(String to, String lower, Cause cause) ->
          cause.write(out.unsigned(2).text(to).text(lower));
      case Move(String to, String id, int part, int parts, String via, int hops, Shipment rows) ->
          rows.write(
              out.unsigned(3)
                  .text(to)
                  .text(id)
                  .unsigned(part)
                  .unsigned(parts)
                  .text(via)
                  .unsigned(hops));
      case Shared(String to, String identifier, Cause cause) ->
          cause.write(out.unsigned(4).text(to).text(identifier));
      case Lost(String to, Row row) -> row.write(out.unsigned(5).text(to));
      case Shortcut(String to, String root) -> out.unsigned(6).text(to).text(root);
      case CountRejected(String to, String source, String reason, String day) ->
          out.unsigned(7).text(to).text(source).text(reason).text(day);
    }
    return out.toBytes();
  }

  static Message ofBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int kind = (int) in.unsigned();
    String to = in.text();
    return switch (kind) {
      case 0 -> new Take(to, Row.read(in));
      case 1 -> new Link(to, in.text(), in.flag(), in.flag(), Cause.read(in));
      case 2 -> new Union(to, in.text(), Cause.read(in));
      case 3 ->
          new Move(
              to,
              in.text(),
              (int) in.unsigned(),
              (int) in.unsigned(),
              in.text(),
              (int) in.unsigned(),
              Shipment.read(in));
      case 4 -> new Shared(to, in.text(), Cause.read(in));
      case 5 -> new Lost(to, Row.read(in));
      case 6 -> new Shortcut(to, in.text());
      case 7 -> new CountRejected(to, in.text(), in.text(), in.text());
      default ->
          throw new IllegalStateException(
              "message of unknown kind " + kind + ": written by a newer program");
    };
  }
}
