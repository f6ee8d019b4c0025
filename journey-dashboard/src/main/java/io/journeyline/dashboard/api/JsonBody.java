package io.journeyline.dashboard.api;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON object that a request brings. */
record JsonBody(JsonNode json) {
  private static final int LARGEST = 16_384;
  private static final int LONGEST = 2_000;
  private static final int TOO_LARGE = 413;
  private static final int WRONG_TYPE = 415;

  /** Lines may be broken; nothing else that a terminal would act on. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads it.
   *
   * @param fields what it may have
   */
  static JsonBody of(ServerRequest request, List<String> fields) {
    requireType(request);
    JsonNode body = read(bytes(request), fields);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!fields.contains(field.getKey())) {
        throw ProblemException.bad(
            Parameters.plain(field.getKey()),
            "not known here; allowed are " + String.join(", ", fields));
      }
    }
    return new JsonBody(body);
  }

  /** Pages of somebody else's cannot send this type without being asked. */
  private static void requireType(ServerRequest request) {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!plain.equals(Json.CONTENT_TYPE)) {
      throw new ProblemException(
          WRONG_TYPE, "wrong-type", "body: send it as Content-Type: " + Json.CONTENT_TYPE, "body");
    }
  }

  @SuppressWarnings("IllegalCatch") // What cannot be read to its end is not our mistake.
  private static byte[] bytes(ServerRequest request) {
    byte[] bytes;
    try (InputStream in = request.content().inputStream()) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException | RuntimeException e) {
      throw ProblemException.bad("body", "it cannot be read to its end");
    }
    if (bytes.length > LARGEST) {
      throw new ProblemException(
          TOO_LARGE, "too-large", "body: larger than " + LARGEST + " bytes", "body");
    }
    return bytes;
  }

  private static JsonNode read(byte[] bytes, List<String> fields) {
    try {
      JsonNode body = STRICT.readTree(bytes);
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw ProblemException.bad(
        "body", "it must be a JSON object with each at most once of " + String.join(", ", fields));
  }

  String text(String field) {
    JsonNode value = json.path(field);
    String text = value.isTextual() ? value.textValue().strip() : "";
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ProblemException.bad(field, "it must be a text of 1 to " + LONGEST + " characters");
    }
    if (CONTROL.matcher(text).find()) {
      throw ProblemException.bad(field, "it must not have control characters");
    }
    return text;
  }

  /** Null where there is none. */
  @Nullable String optionalText(String field) {
    return isAbsent(field) ? null : text(field);
  }

  /** Null where there is none. */
  @Nullable Double number(String field) {
    if (isAbsent(field)) {
      return null;
    }
    double number = json.path(field).isNumber() ? json.path(field).doubleValue() : Double.NaN;
    if (!Double.isFinite(number)) {
      throw ProblemException.bad(field, "it must be a number");
    }
    return number;
  }

  /** An object of texts, empty where there is none. */
  Map<String, String> texts(String field) {
    Map<String, String> texts = new TreeMap<>();
    if (isAbsent(field)) {
      return texts;
    }
    if (!json.path(field).isObject()) {
      throw ProblemException.bad(field, "it must be an object of texts");
    }
    for (Map.Entry<String, JsonNode> entry : json.path(field).properties()) {
      if (!entry.getValue().isTextual() || entry.getValue().textValue().length() > LONGEST) {
        throw ProblemException.bad(field, "it must be an object of texts");
      }
      texts.put(entry.getKey(), entry.getValue().textValue());
    }
    return texts;
  }

  private boolean isAbsent(String field) {
    return json.path(field).isMissingNode() || json.path(field).isNull();
  }
}
