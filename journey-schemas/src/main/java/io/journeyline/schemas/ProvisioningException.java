package io.journeyline.schemas;

/**
 * Kafka or the schema registry cannot be made ready for the pipeline; the message says what to do.
 */
public final class ProvisioningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProvisioningException(String message) {
    super(message);
  }

  public ProvisioningException(String message, Throwable cause) {
    super(message, cause);
  }
}
