package io.journeyline.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.ingest.Json;

/** The JSON answers of the server. */
final class Answers {
  private static final int UNAVAILABLE = 503;
  private static final int UNAUTHORIZED = 401;

  private Answers() {}

  static void json(ServerResponse response, int status, byte[] body) {
    response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json").send(body);
  }

  static void json(ServerResponse response, int status, ObjectNode body) {
    try {
      json(response, status, Json.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  static void refused(ServerResponse response, RefusedException refused) {
    if (refused.status() == UNAVAILABLE) {
      response.header(HeaderNames.RETRY_AFTER, "1");
    }
    if (refused.status() == UNAUTHORIZED) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"write key\"");
    }
    ObjectNode body = Json.MAPPER.createObjectNode().put("success", false);
    body.putObject("error").put("code", refused.code()).put("message", refused.text());
    json(response, refused.status(), body);
  }
}
