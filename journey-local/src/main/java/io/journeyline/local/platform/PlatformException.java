package io.journeyline.local.platform;

/**
 * Something outside the program keeps the local platform from running; the message says what to do.
 */
public final class PlatformException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlatformException(String message) {
    super(message);
  }

  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
