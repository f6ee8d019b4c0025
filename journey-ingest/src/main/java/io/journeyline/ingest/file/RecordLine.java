package io.journeyline.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.TopicRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic as one line of a file: its value as it is, or all of it as {@code kcat -J}
 * writes it.
 *
 * @param timestamp ms since 1970-01-01 UTC; null where the line does not tell it
 */
record RecordLine(TopicRecord record, @Nullable Long timestamp) {

  /**
   * @param file its name stands for the topic where the line does not tell it
   */
  static RecordLine of(byte[] line, String file) {
    @Nullable JsonNode envelope = envelope(line);
    if (envelope == null) {
      return new RecordLine(new TopicRecord(file, null, line, Map.of()), null);
    }
    TopicRecord record =
        new TopicRecord(
            envelope.path("topic").textValue(),
            bytes(envelope.path("key")),
            bytes(envelope.path("payload")),
            headers(envelope.path("headers")));
    long timestamp = envelope.path("ts").asLong();
    return new RecordLine(record, timestamp > 0 ? timestamp : null);
  }

  private static @Nullable JsonNode envelope(byte[] line) {
    try {
      JsonNode node = Json.MAPPER.readTree(line);
      boolean whole =
          node.path("topic").isTextual()
              && node.path("partition").isIntegralNumber()
              && node.path("offset").isIntegralNumber()
              && node.has("payload");
      return whole ? node : null;
    } catch (IOException e) {
      // Whoever reads the record says what is wrong with it.
      return null;
    }
  }

  /** Names and values by turns. */
  private static Map<String, byte[]> headers(JsonNode list) {
    Map<String, byte[]> headers = new HashMap<>();
    for (int i = 0; i + 1 < list.size(); i += 2) {
      byte @Nullable [] value = bytes(list.get(i + 1));
      if (value != null) {
        headers.put(list.get(i).asText(), value);
      }
    }
    return headers;
  }

  private static byte @Nullable [] bytes(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    String text = node.isTextual() ? node.textValue() : node.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
