package io.journeyline.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record of a topic of somebody else's, as it was read. */
public final class TopicRecord {
  private final String topic;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final Map<String, byte[]> headers;

  /**
   * @param value null: a tombstone
   * @param headers the last of each name
   */
  public TopicRecord(
      String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers) {
    this.topic = topic;
    this.key = key;
    this.value = value;
    this.headers = Map.copyOf(headers);
  }

  public String topic() {
    return topic;
  }

  /** The key as text, whether it was written as text or as JSON; empty where there is none. */
  public String key() {
    return text(key);
  }

  /** Headers as text, whether they were written as text or as JSON. */
  public Map<String, String> headers() {
    Map<String, String> texts = new HashMap<>();
    headers.forEach((name, bytes) -> texts.put(name, text(bytes)));
    return texts;
  }

  public boolean isTombstone() {
    return value == null || value.length == 0;
  }

  /** Empty for a tombstone. */
  public byte[] value() {
    return value == null ? new byte[0] : value;
  }

  /**
   * The value as JSON, taken out of the schema that Kafka Connect may put around it.
   *
   * @throws IllegalArgumentException when it is none
   */
  public JsonNode json() {
    try {
      JsonNode read = Json.MAPPER.readTree(value());
      if (!read.isMissingNode()) {
        return bare(read);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the value is not JSON, at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr(),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the value is not JSON in UTF-8", e);
    }
    throw new IllegalArgumentException("the value is empty; it must be JSON");
  }

  private static JsonNode bare(JsonNode node) {
    return node.path("schema").isObject() && node.has("payload") ? node.path("payload") : node;
  }

  private static String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "";
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith("\"") && !text.startsWith("{")) {
      return text;
    }
    try {
      JsonNode node = bare(Json.MAPPER.readTree(text));
      return node.isValueNode() ? node.asText() : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
