package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import java.util.Map;

/** How large an event is as JSON. */
final class EventSize {
  /** Most bytes that one character may take, escaped or in UTF-8. */
  private static final int MOST_BYTES = 6;

  /** A colon, a comma, two pairs of quotes or brackets. */
  private static final int PUNCTUATION = 6;

  private static final int NUMBER = 24;

  private EventSize() {}

  /** Whether it has more bytes; writes it out only where that is not plain. */
  static boolean isAbove(int limit, JsonNode event) {
    return most(event) > limit && bytes(event).length > limit;
  }

  static byte[] bytes(JsonNode node) {
    try {
      return Json.MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }

  private static long most(JsonNode node) {
    long size = PUNCTUATION;
    if (node.isTextual()) {
      return size + (long) MOST_BYTES * node.textValue().length();
    }
    if (node.isNumber()) {
      return size + (node.isIntegralNumber() ? NUMBER : node.asText().length());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      size += (long) MOST_BYTES * field.getKey().length() + most(field.getValue());
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        size += most(item);
      }
    }
    return size;
  }
}
