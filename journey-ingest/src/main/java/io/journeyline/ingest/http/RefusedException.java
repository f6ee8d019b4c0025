package io.journeyline.ingest.http;

import io.journeyline.definition.RejectReason;
import org.jspecify.annotations.Nullable;

/** A request that is not taken: the answer's status, a code for programs, a message for people. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable RejectReason reason;

  private RefusedException(int status, String code, String message, @Nullable RejectReason reason) {
    super(message);
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  static RefusedException unreadable(String code, String message) {
    return new RefusedException(400, code, message, RejectReason.UNREADABLE);
  }

  static RefusedException tooLarge(String message) {
    return new RefusedException(400, "too_large", message, RejectReason.TOO_LARGE);
  }

  static RefusedException unauthorized() {
    return new RefusedException(
        401,
        "wrong_write_key",
        "the write key is missing or wrong; send it as user name of Basic authentication",
        null);
  }

  static RefusedException unavailable(String message) {
    return new RefusedException(503, "unavailable", message, null);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Under which the body is kept among the rejections; null: it is not kept. */
  @Nullable RejectReason reason() {
    return reason;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
