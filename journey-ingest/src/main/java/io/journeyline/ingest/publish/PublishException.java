package io.journeyline.ingest.publish;

/** Kafka or the schema registry did not take a record; the message says which and what to do. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
