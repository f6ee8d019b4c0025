package io.journeyline.ingest.topic;

/** Records that could not be taken at present and are to be read again; the message says why. */
final class NotTakenException extends Exception {
  private static final long serialVersionUID = 1L;

  NotTakenException(String message) {
    super(message);
  }
}
