package io.journeyline.local.chaos;

import org.jspecify.annotations.Nullable;

/** The pipeline did not come back, or did not do what the experiment waits for. */
public final class ChaosException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChaosException(String message) {
    super(message);
  }

  ChaosException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
