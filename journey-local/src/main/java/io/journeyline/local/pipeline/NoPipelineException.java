package io.journeyline.local.pipeline;

/** There is no pipeline where one was expected. */
public final class NoPipelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoPipelineException(String message) {
    super(message);
  }
}
