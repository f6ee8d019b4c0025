package io.journeyline.ingest;

/** What a source sent, as bytes, and where it came from. */
public final class Original {
  private final byte[] bytes;
  private final long size;
  private final String origin;

  /**
   * @param bytes all of it, or its beginning where it is larger than may be kept
   * @param size its full size in bytes
   * @param origin file and line, or route
   */
  public Original(byte[] bytes, long size, String origin) {
    this.bytes = bytes;
    this.size = size;
    this.origin = origin;
  }

  public Original(byte[] bytes, String origin) {
    this(bytes, bytes.length, origin);
  }

  byte[] bytes() {
    return bytes;
  }

  long size() {
    return size;
  }

  String origin() {
    return origin;
  }
}
