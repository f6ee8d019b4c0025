package io.journeyline.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file into lines at LF or CR LF, keeping at most {@link #MAX_LINE} bytes of each. A byte
 * order mark at the beginning is dropped.
 */
final class LineReader {
  /** Longest line, in bytes, that may become a touchpoint. */
  static final int MAX_LINE = 1_000_000;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long number;
  private @Nullable IOException cutOff;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long size = 0;
    while (fill()) {
      int from = position;
      int to = from;
      while (to < limit && buffer[to] != '\n') {
        to++;
      }
      size += to - from;
      text.write(buffer, from, Math.min(to - from, MAX_LINE + 1 - text.size()));
      boolean ended = to < limit;
      position = ended ? to + 1 : to;
      if (ended) {
        return line(text.toByteArray(), size, "\n");
      }
    }
    if (size > 0) {
      return line(text.toByteArray(), size, "");
    }
    if (cutOff != null) {
      throw cutOff;
    }
    return null;
  }

  private Line line(byte[] read, long fullSize, String lineEnd) {
    number++;
    byte[] text = number == 1 ? withoutByteOrderMark(read) : read;
    long size = fullSize - (read.length - text.length);
    String end = lineEnd;
    if (!end.isEmpty() && size == text.length && size > 0 && text[text.length - 1] == '\r') {
      text = Arrays.copyOf(text, text.length - 1);
      size--;
      end = "\r\n";
    }
    return new Line(number, text, size, end);
  }

  private static byte[] withoutByteOrderMark(byte[] text) {
    int length = BYTE_ORDER_MARK.length;
    return text.length >= length && Arrays.equals(text, 0, length, BYTE_ORDER_MARK, 0, length)
        ? Arrays.copyOfRange(text, length, text.length)
        : text;
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    if (cutOff != null) {
      return false;
    }
    position = 0;
    limit = 0;
    try {
      limit = in.read(buffer, 0, buffer.length);
    } catch (EOFException | ZipException e) {
      // What was unpacked before is still handed on; the caller learns of the damage after it.
      cutOff =
          new IOException(
              "its compressed data ends or breaks off after line "
                  + number
                  + ": the file looks cut off; copy it again",
              e);
    }
    return limit > 0;
  }
}
