package io.journeyline.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text of any encoding as UTF-8 bytes, so that it can be split at ASCII line ends; what the
 * encoding does not allow becomes U+FFFD.
 */
final class Utf8Transcoder extends InputStream {
  private static final int CHUNK = 8192;

  private final Reader reader;
  private final char[] chars = new char[CHUNK];
  private int kept;
  private byte[] bytes = new byte[0];
  private int position;

  Utf8Transcoder(InputStream in, Charset encoding) {
    reader = new InputStreamReader(in, encoding);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (position == bytes.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, buffer, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    int read = reader.read(chars, kept, chars.length - kept);
    int available = kept + Math.max(read, 0);
    if (available == 0) {
      return false;
    }
    // Half a surrogate pair waits for its other half.
    boolean split = read > 0 && Character.isHighSurrogate(chars[available - 1]);
    int whole = split ? available - 1 : available;
    bytes = new String(chars, 0, whole).getBytes(StandardCharsets.UTF_8);
    position = 0;
    kept = available - whole;
    if (split) {
      chars[0] = chars[available - 1];
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
