package io.journeyline.streams.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link ByteWriter} wrote. */
public final class ByteReader {
  private final byte[] buffer;
  private int position;

  public ByteReader(byte[] buffer) {
    this.buffer = buffer;
  }

  public boolean hasMore() {
    return position < buffer.length;
  }

  public long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = buffer[position++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("not a number at byte " + position + ": the record is damaged");
  }

  public long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  public boolean flag() {
    return buffer[position++] != 0;
  }

  public String text() {
    int length = (int) unsigned();
    String value = new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  public byte[] bytes() {
    return raw((int) unsigned());
  }

  public byte[] raw(int length) {
    byte[] value = Arrays.copyOfRange(buffer, position, position + length);
    position += length;
    return value;
  }

  public long ordered() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (buffer[position++] & 0xFF);
    }
    return value ^ Long.MIN_VALUE;
  }

  /** A count and that many elements. */
  public <T> List<T> list(Function<ByteReader, T> element) {
    int count = (int) unsigned();
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(element.apply(this));
    }
    return values;
  }

  public byte[] rest() {
    return raw(buffer.length - position);
  }
}
