package io.journeyline.streams.touchpoint;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;

/**
 * Where a touchpoint's record is in its topic.
 *
 * @param offset in the partition; {@link #NOWHERE} has none
 */
public record Place(int partition, long offset) {
  /** Of a touchpoint that was read from no topic. */
  public static final Place NOWHERE = new Place(0, -1);

  void write(ByteWriter out) {
    out.unsigned(partition).unsigned(offset + 1);
  }

  static Place read(ByteReader in) {
    return new Place((int) in.unsigned(), in.unsigned() - 1);
  }
}
