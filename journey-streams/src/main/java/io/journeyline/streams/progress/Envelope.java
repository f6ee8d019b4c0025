package io.journeyline.streams.progress;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;

/**
 * What every record between tasks carries: who sent it, its number on that way, and the input time
 * that it stems from.
 *
 * @param from partition of the sending journey task
 * @param number 1, 2, 3 … for each pair of sending task and receiving partition
 * @param origin ms since 1970-01-01 UTC
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(int from, long number, long origin, byte[] content) {

  public byte[] toBytes() {
    return new ByteWriter().unsigned(from).unsigned(number).signed(origin).raw(content).toBytes();
  }

  public static Envelope fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    return new Envelope((int) in.unsigned(), in.unsigned(), in.signed(), in.rest());
  }
}
