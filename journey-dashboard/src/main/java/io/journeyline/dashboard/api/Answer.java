package io.journeyline.dashboard.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back. */
final class Answer {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final @Nullable String etag;
  private final Map<String, String> headers;

  /**
   * @param etag changes with the body; null: there is none
   * @param headers beside those that every answer has
   */
  Answer(
      int status,
      String contentType,
      byte[] body,
      @Nullable String etag,
      Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.etag = etag;
    this.headers = Map.copyOf(headers);
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

  Map<String, String> headers() {
    return headers;
  }

  boolean isUnchanged() {
    return status == NOT_MODIFIED;
  }

  static Answer json(byte[] body, @Nullable String etag) {
    return new Answer(OK, Json.CONTENT_TYPE, body, etag, Map.of());
  }

  /** With personal data, which no browser may keep. */
  static Answer personal(byte[] body) {
    return new Answer(OK, Json.CONTENT_TYPE, body, null, Map.of("Cache-Control", "no-store"));
  }

  /**
   * @param headers what tables as JSON tell beside their rows
   */
  static Answer csv(byte[] body, @Nullable String etag, Map<String, String> headers) {
    return new Answer(OK, Csv.CONTENT_TYPE, body, etag, headers);
  }

  static Answer unchanged(String etag) {
    return new Answer(NOT_MODIFIED, Json.CONTENT_TYPE, new byte[0], etag, Map.of());
  }

  static Answer problem(ProblemException problem) {
    return new Answer(
        problem.status(),
        ProblemException.CONTENT_TYPE,
        Json.bytes(problem.toJson()),
        null,
        problem.headers());
  }
}
