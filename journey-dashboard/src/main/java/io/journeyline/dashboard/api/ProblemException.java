package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A question that cannot be answered, as RFC 9457 has it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String CONTENT_TYPE = "application/problem+json";
  private static final int BAD = 400;
  private static final int UNKNOWN = 404;

  private final int status;
  private final String code;
  private final @Nullable String parameter;

  ProblemException(int status, String code, String detail, @Nullable String parameter) {
    super(detail);
    this.status = status;
    this.code = code;
    this.parameter = parameter;
  }

  /** A parameter that says something that is not allowed. */
  static ProblemException bad(String parameter, String detail) {
    return new ProblemException(BAD, "bad-parameter", parameter + ": " + detail, parameter);
  }

  /** A parameter that names something that is not there. */
  static ProblemException unknown(String parameter, String detail) {
    return new ProblemException(UNKNOWN, "unknown-id", parameter + ": " + detail, parameter);
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
