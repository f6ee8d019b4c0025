package io.journeyline.dashboard.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A buffer that numbers and texts are written to, or read from, one after the other. */
final class Bytes {
  private static final int ROOM = 128;
  private static final int LOW = 0x7f;
  private static final int MORE = 0x80;
  private static final int GROUP = 7;

  private byte[] buffer;
  private int at;

  /** Empty, to be written. */
  Bytes() {
    buffer = new byte[ROOM];
  }

  /** To be read. */
  Bytes(byte[] content) {
    buffer = content;
  }

  /** Writes a whole number in as many bytes as it needs; small ones of either sign need one. */
  void number(long value) {
    long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((rest & ~LOW) != 0) {
      put((byte) ((rest & LOW) | MORE));
      rest >>>= GROUP;
    }
    put((byte) rest);
  }

  long number() {
    long read = 0;
    int shift = 0;
    byte next;
    do {
      next = buffer[at++];
      read |= (long) (next & LOW) << shift;
      shift += GROUP;
    } while (next < 0);
    return (read >>> 1) ^ -(read & 1);
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, buffer, at, utf8.length);
    at += utf8.length;
  }

  String text() {
    int length = (int) number();
    String text = new String(buffer, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Four bytes whose unsigned order is that of the values. */
  void ordered(int value) {
    int shifted = value ^ Integer.MIN_VALUE;
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((byte) (shifted >>> shift));
    }
  }

  int ordered() {
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << Byte.SIZE) | (buffer[at++] & 0xff);
    }
    return value ^ Integer.MIN_VALUE;
  }

  void put(byte value) {
    reserve(1);
    buffer[at++] = value;
  }

  byte next() {
    return buffer[at++];
  }

  boolean isAtEnd() {
    return at >= buffer.length;
  }

  /** What was written so far. */
  byte[] written() {
    return Arrays.copyOf(buffer, at);
  }

  private void reserve(int bytes) {
    if (at + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + bytes));
    }
  }
}
