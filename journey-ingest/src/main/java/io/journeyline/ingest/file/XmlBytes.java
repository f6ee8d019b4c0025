package io.journeyline.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of an XML file, which end with an error where one piece of markup takes too many. */
final class XmlBytes extends FilterInputStream {
  /** Most bytes from one opening bracket to the next; a parser holds all of them. */
  static final int MAX_PIECE = 8_000_000;

  private long piece;

  XmlBytes(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      piece = buffer[i] == '<' ? 0 : piece + 1;
      if (piece > MAX_PIECE) {
        throw new IOException("a tag or text has more than " + MAX_PIECE + " bytes");
      }
    }
    return read;
  }
}
