package io.journeyline.local.pipeline;

/** The pipeline did not take in its input in time. */
public final class NotSettledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotSettledException(String message) {
    super(message);
  }
}
