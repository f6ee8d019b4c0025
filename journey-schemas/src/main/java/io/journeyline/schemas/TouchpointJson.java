package io.journeyline.schemas;

/** The native JSON form of a touchpoint (SEMANTICS.md §1), one object a line in files. */
public final class TouchpointJson {
  private TouchpointJson() {}

  /**
   * Reads one touchpoint.
   *
   * @throws IllegalArgumentException naming the field, what is wrong and what is allowed
   */
  public static Touchpoint parse(byte[] json) {
    throw new UnsupportedOperationException(json.length + " bytes");
  }

  /** Canonical JSON (RFC 8785), the form of exports, rejected bytes and tie-breaking. */
  public static byte[] canonical(Touchpoint touchpoint) {
    throw new UnsupportedOperationException(touchpoint.getEventId());
  }
}
