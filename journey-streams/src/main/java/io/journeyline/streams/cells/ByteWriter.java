package io.journeyline.streams.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the compact binary form of state and internal records: variable-length integers and
 * length-prefixed text.
 */
public final class ByteWriter {
  private byte[] buffer = new byte[128];
  private int size;

  /** A non-negative integer in 1 to 9 bytes. */
  public ByteWriter unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    put((byte) rest);
    return this;
  }

  /** An integer of any sign; small magnitudes take few bytes. */
  public ByteWriter signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  public ByteWriter flag(boolean value) {
    put((byte) (value ? 1 : 0));
    return this;
  }

  public ByteWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter bytes(byte[] value) {
    unsigned(value.length);
    return raw(value);
  }

  /** Bytes without their length. */
  public ByteWriter raw(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, buffer, size, value.length);
    size += value.length;
    return this;
  }

  /** Eight bytes that order as the number does, for keys that are scanned in order. */
  public ByteWriter ordered(long value) {
    long flipped = value ^ Long.MIN_VALUE;
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (flipped >>> shift));
    }
    return this;
  }

  /** How many bytes there are so far. */
  public int size() {
    return size;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  private void put(byte value) {
    ensure(1);
    buffer[size++] = value;
  }

  private void ensure(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
