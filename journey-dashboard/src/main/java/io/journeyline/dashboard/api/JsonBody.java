package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON object that a request brings. */
record JsonBody(JsonNode json) {
  private static final int LARGEST = 16_384;
  private static final int LONGEST = 2_000;

  /**
   * Reads it.
   *
   * @param fields what it may have, for the message where it is no object
   */
  static JsonBody of(ServerRequest request, String fields) {
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw ProblemException.bad("body", "larger than " + LARGEST + " bytes");
      }
      JsonNode body = Json.MAPPER.readTree(bytes);
      if (body != null && body.isObject()) {
        return new JsonBody(body);
      }
    } catch (IOException e) {
      // Said below.
    }
    throw ProblemException.bad("body", "it must be a JSON object with " + fields);
  }

  String text(String field) {
    String text = json.path(field).asText("").strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ProblemException.bad(field, "it must have 1 to " + LONGEST + " characters");
    }
    return text;
  }

  /** Null where there is none. */
  @Nullable String optionalText(String field) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isNull() ? null : text(field);
  }

  /** Null where there is none. */
  @Nullable Double number(String field) {
    return json.path(field).isNumber() ? json.path(field).doubleValue() : null;
  }

  /** An object of texts, empty where there is none. */
  Map<String, String> texts(String field) {
    JsonNode value = json.path(field);
    Map<String, String> texts = new TreeMap<>();
    if (value.isMissingNode() || value.isNull()) {
      return texts;
    }
    if (!value.isObject()) {
      throw ProblemException.bad(field, "it must be an object of texts");
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isTextual() || entry.getValue().textValue().length() > LONGEST) {
        throw ProblemException.bad(field, "it must be an object of texts");
      }
      texts.put(entry.getKey(), entry.getValue().textValue());
    }
    return texts;
  }
}
