package io.journeyline.ingest.http;

import io.journeyline.ingest.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A request's body in bounded memory, unpacked where it begins with gzip's magic bytes. */
final class Body {
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  /** Beyond this a body is not even counted: the connection is given up. */
  private static final long MAX_DRAINED = 64L << 20;

  private final byte[] bytes;
  private final long size;
  private final boolean damaged;

  private Body(byte[] bytes, long size, boolean damaged) {
    this.bytes = bytes;
    this.size = size;
    this.damaged = damaged;
  }

  /** Reads at most {@code limit} bytes, before and after unpacking, and counts the rest. */
  static Body read(InputStream in, int limit) throws IOException {
    byte[] sent = in.readNBytes(limit + 1);
    if (sent.length > limit) {
      return new Body(sent, sent.length + drain(in), false);
    }
    if (!isPacked(sent)) {
      return new Body(sent, sent.length, false);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      byte[] content = unpacked.readNBytes(limit + 1);
      return content.length > limit
          ? new Body(content, content.length + drain(unpacked), false)
          : new Body(content, content.length, false);
    } catch (IOException e) {
      return new Body(sent, sent.length, true);
    }
  }

  /** The content, or its beginning where it is larger than the limit. */
  byte[] bytes() {
    return bytes;
  }

  long size() {
    return size;
  }

  /** Whether it is packed and cannot be unpacked. */
  boolean isDamaged() {
    return damaged;
  }

  Original original(String origin) {
    return new Original(bytes, size, origin);
  }

  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == GZIP_FIRST && (bytes[1] & 0xFF) == GZIP_SECOND;
  }

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long drained = 0;
    for (int read = in.read(buffer); read > 0 && drained < MAX_DRAINED; read = in.read(buffer)) {
      drained += read;
    }
    return drained;
  }
}
