package io.journeyline.ingest.source;

import io.journeyline.definition.RejectReason;
import org.jspecify.annotations.Nullable;

/** A request that is not taken: the answer's status, a code for programs, a message for people. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable RejectReason reason;

  /**
   * @param reason under which the request's bytes are kept among the rejections; null: not at all
   */
  public RefusedException(int status, String code, String message, @Nullable RejectReason reason) {
    super(message);
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  /** It can never be taken, and is kept. */
  public static RefusedException unreadable(String code, String message) {
    return new RefusedException(400, code, message, RejectReason.UNREADABLE);
  }

  /** It can never be taken, and is kept as far as there is room; 400, since clients repeat 413. */
  public static RefusedException tooLarge(String message) {
    return new RefusedException(400, "too_large", message, RejectReason.TOO_LARGE);
  }

  /** No key or a wrong one. */
  public static RefusedException wrongKey() {
    return unauthorized(
        "wrong_write_key",
        "the write key is missing or wrong; send it as user name of Basic authentication");
  }

  /** A signature that is missing, wrong or too old. */
  public static RefusedException wrongSignature(String message) {
    return unauthorized("wrong_signature", message);
  }

  public static RefusedException unauthorized(String code, String message) {
    return new RefusedException(401, code, message, null);
  }

  /** It may be sent again. */
  public static RefusedException unavailable(String message) {
    return new RefusedException(503, "unavailable", message, null);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Under which the request is kept among the rejections; null: it is not kept. */
  public @Nullable RejectReason reason() {
    return reason;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
