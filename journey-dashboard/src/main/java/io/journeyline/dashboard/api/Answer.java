package io.journeyline.dashboard.api;

import org.jspecify.annotations.Nullable;

/** What is sent back. */
final class Answer {
  private static final int OK = 200;

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final @Nullable String etag;

  /**
   * @param etag changes with the body; null: there is none
   */
  Answer(int status, String contentType, byte[] body, @Nullable String etag) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.etag = etag;
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }

  @Nullable String etag() {
    return etag;
  }

  static Answer json(byte[] body, @Nullable String etag) {
    return new Answer(OK, Json.CONTENT_TYPE, body, etag);
  }

  static Answer csv(byte[] body, @Nullable String etag) {
    return new Answer(OK, Csv.CONTENT_TYPE, body, etag);
  }

  static Answer problem(ProblemException problem) {
    return new Answer(
        problem.status(), ProblemException.CONTENT_TYPE, Json.bytes(problem.toJson()), null);
  }
}
