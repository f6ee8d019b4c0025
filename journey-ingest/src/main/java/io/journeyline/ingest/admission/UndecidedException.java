package io.journeyline.ingest.admission;

/** It cannot be said at present whether a touchpoint may be published; the message says why. */
public final class UndecidedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UndecidedException(String message) {
    super(message);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
