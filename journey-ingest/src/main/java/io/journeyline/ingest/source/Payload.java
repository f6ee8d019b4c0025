package io.journeyline.ingest.source;

import io.journeyline.ingest.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A request's body in bounded memory, unpacked where it begins with gzip's magic bytes. */
public final class Payload {
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  /** Beyond this a body is not even counted: the connection is given up. */
  public static final long MAX_DRAINED = 64L << 20;

  private final byte[] sent;
  private final byte[] content;
  private final long size;
  private final int limit;
  private final boolean damaged;

  private Payload(byte[] sent, byte[] content, long size, int limit, boolean damaged) {
    this.sent = sent;
    this.content = content;
    this.size = size;
    this.limit = limit;
    this.damaged = damaged;
  }

  /** A body that is within its limit. */
  public static Payload of(byte[] sent) {
    try {
      return read(new ByteArrayInputStream(sent), (int) MAX_DRAINED);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  /** Reads at most {@code limit} bytes, before and after unpacking, and counts the rest. */
  public static Payload read(InputStream in, int limit) throws IOException {
    byte[] sent = in.readNBytes(limit + 1);
    if (sent.length > limit) {
      return new Payload(sent, sent, sent.length + drain(in), limit, false);
    }
    if (!isPacked(sent)) {
      return new Payload(sent, sent, sent.length, limit, false);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      byte[] content = unpacked.readNBytes(limit + 1);
      long size = content.length > limit ? content.length + drain(unpacked) : content.length;
      return new Payload(sent, content, size, limit, false);
    } catch (IOException e) {
      return new Payload(sent, sent, sent.length, limit, true);
    }
  }

  /** As sent, or its beginning where it is larger than the limit. */
  public byte[] sent() {
    return sent;
  }

  /** Unpacked where it was gzip; its beginning where it is larger than the limit. */
  public byte[] content() {
    return content;
  }

  /**
   * Whether it is there as a whole.
   *
   * @throws RefusedException when it is larger than the limit, or packed and cannot be unpacked
   */
  public void check() throws RefusedException {
    if (size > limit) {
      throw RefusedException.tooLarge("the body has " + size + " bytes; allowed are " + limit);
    }
    if (damaged) {
      throw RefusedException.unreadable("invalid_gzip", "the body is gzip and cannot be unpacked");
    }
  }

  public Original original(String origin) {
    return new Original(content, size, origin);
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
