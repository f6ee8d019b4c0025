package io.journeyline.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
public final class Answer {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final int UNAUTHORIZED = 401;

  /** What Segment's clients want to read, and nobody minds. */
  public static final Answer SUCCESS =
      new Answer(
          200,
          Map.of(CONTENT_TYPE, "application/json"),
          "{\"success\":true}".getBytes(StandardCharsets.UTF_8));

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  public static Answer text(int status, String text) {
    return new Answer(
        status,
        Map.of(CONTENT_TYPE, "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer json(int status, ObjectNode body) {
    try {
      return new Answer(
          status, Map.of(CONTENT_TYPE, "application/json"), Json.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  public static Answer bytes(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of(CONTENT_TYPE, contentType), body.clone());
  }

  /** Tells the sender why its request is not taken. */
  public static Answer refused(RefusedException refused) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("success", false);
    body.putObject("error").put("code", refused.code()).put("message", refused.text());
    Answer answer = json(refused.status(), body);
    return refused.status() == UNAUTHORIZED
        ? answer.with("WWW-Authenticate", "Basic realm=\"write key\"")
        : answer;
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }
}
