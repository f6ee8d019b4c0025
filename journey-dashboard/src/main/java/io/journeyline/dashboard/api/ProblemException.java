package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Cells;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A question that cannot be answered, as RFC 9457 has it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String CONTENT_TYPE = "application/problem+json";
  private static final int BAD = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int UNKNOWN = 404;
  private static final int NOT_ALLOWED = 405;

  private final int status;
  private final String code;
  private final @Nullable String parameter;
  private final TreeMap<String, String> headers;

  ProblemException(int status, String code, String detail, @Nullable String parameter) {
    this(status, code, detail, parameter, Map.of());
  }

  private ProblemException(
      int status,
      String code,
      String detail,
      @Nullable String parameter,
      Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.code = code;
    this.parameter = parameter;
    this.headers = new TreeMap<>(headers);
  }

  /** A parameter that says something that is not allowed. */
  static ProblemException bad(String parameter, String detail) {
    return new ProblemException(BAD, "bad-parameter", parameter + ": " + detail, parameter);
  }

  /** A parameter that names something that is not there. */
  static ProblemException unknown(String parameter, String detail) {
    return new ProblemException(UNKNOWN, "unknown-id", parameter + ": " + detail, parameter);
  }

  /** An answer that would be too long. */
  static ProblemException tooMany(Cells.TooManyRowsException cause) {
    return bad(
        QuestionReader.FROM,
        "the answer has %s; ask for fewer days, or without grain=day"
            .formatted(cause.getMessage()));
  }

  /** Without a token that is valid. */
  static ProblemException unauthorized(String detail) {
    return new ProblemException(
        UNAUTHORIZED,
        "unauthorized",
        detail,
        null,
        Map.of("WWW-Authenticate", "Bearer realm=\"journeyline\""));
  }

  static ProblemException notFound() {
    return new ProblemException(
        UNKNOWN,
        "no-such-path",
        "there is nothing here; /api/openapi.json says what there is",
        null);
  }

  /**
   * A method that the path does not answer.
   *
   * @param allowed those that it does
   */
  static ProblemException notAllowed(String allowed) {
    return new ProblemException(
        NOT_ALLOWED,
        "not-allowed",
        "here, only these methods are allowed: " + allowed,
        null,
        Map.of("Allow", allowed));
  }

  /** What is sent beside it. */
  Map<String, String> headers() {
    return headers;
  }

  int status() {
    return status;
  }

  ObjectNode toJson() {
    ObjectNode problem =
        Json.MAPPER
            .createObjectNode()
            .put("type", "about:blank")
            .put("title", code)
            .put("status", status)
            .put("detail", getMessage());
    if (parameter != null) {
      problem.put("parameter", parameter);
    }
    return problem;
  }
}
