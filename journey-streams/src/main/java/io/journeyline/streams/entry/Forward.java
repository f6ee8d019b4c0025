package io.journeyline.streams.entry;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;

/** What one task sends on to the task that owns the key. */
sealed interface Forward {

  /** A touchpoint for its home. */
  record Place(Row row) implements Forward {}

  /**
   * Something rejected, for the task that counts it once.
   *
   * @param day of occurrence, "" where unknown
   */
  record CountRejected(String source, String reason, String day) implements Forward {}

  default byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    switch (this) {
      case Place(Row row) -> row.write(out.unsigned(0));
      case CountRejected(String source, String reason, String day) ->
          out.unsigned(1).text(source).text(reason).text(day);
    }
    return out.toBytes();
  }

  static Forward fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    long kind = in.unsigned();
    if (kind == 0) {
      return new Place(Row.read(in));
    }
    if (kind == 1) {
      return new CountRejected(in.text(), in.text(), in.text());
    }
    throw new IllegalStateException(
        "forward of unknown kind " + kind + ": written by a newer program");
  }
}
