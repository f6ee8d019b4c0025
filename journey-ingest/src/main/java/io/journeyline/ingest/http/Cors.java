package io.journeyline.ingest.http;

import io.journeyline.ingest.source.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets pages of other sites call: a write key is public, and whoever has it may use it. */
final class Cors {
  private static final String ORIGIN = "origin";
  private static final String ASKED_METHOD = "access-control-request-method";
  private static final String ASKED_HEADERS = "access-control-request-headers";
  private static final String ASKED_NETWORK = "access-control-request-private-network";
  private static final String ONE_DAY = "86400";

  private Cors() {}

  /** Whether a browser asks what it may send. */
  static boolean isPreflight(String method, Map<String, String> headers) {
    return "OPTIONS".equals(method) && headers.containsKey(ASKED_METHOD);
  }

  /** Allows whatever it asks for. */
  static Answer preflight(Map<String, String> headers, String methods) {
    Answer answer =
        allow(Answer.empty(204), headers)
            .with("Access-Control-Allow-Methods", methods)
            .with("Access-Control-Max-Age", ONE_DAY);
    @Nullable String asked = headers.get(ASKED_HEADERS);
    answer = asked == null ? answer : answer.with("Access-Control-Allow-Headers", asked);
    return "true".equals(headers.get(ASKED_NETWORK))
        ? answer.with("Access-Control-Allow-Private-Network", "true")
        : answer;
  }

  /** Lets the page that asks read the answer. */
  static Answer allow(Answer answer, Map<String, String> headers) {
    @Nullable String origin = headers.get(ORIGIN);
    return origin == null
        ? answer
        : answer
            .with("Access-Control-Allow-Origin", origin)
            .with("Access-Control-Allow-Credentials", "true")
            .with("Access-Control-Expose-Headers", "Retry-After, X-RateLimit-Reset")
            .with("Vary", "Origin");
  }
}
