package io.journeyline.streams.message;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;

/** The touchpoint that set something off. */
public record Cause(String source, String eventId) {

  public static Cause of(Row row) {
    return new Cause(row.source(), row.eventId());
  }

  void write(ByteWriter out) {
    out.text(source).text(eventId);
  }

  static Cause read(ByteReader in) {
    return new Cause(in.text(), in.text());
  }
}
