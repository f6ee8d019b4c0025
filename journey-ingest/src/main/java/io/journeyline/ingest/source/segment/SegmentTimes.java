package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Times;
import org.jspecify.annotations.Nullable;

/** Works out when a Segment event happened, free of the error of the device's clock. */
final class SegmentTimes {
  private SegmentTimes() {}

  /**
   * Received − (sent − original time), never after {@code receivedAt}; the original time as it is
   * where {@code sentAt} is missing; {@code receivedAt} where both are.
   *
   * @throws IllegalArgumentException when a time is there and cannot be read
   */
  static long occurredAt(JsonNode event, long receivedAt) {
    String field = event.hasNonNull("originalTimestamp") ? "originalTimestamp" : "timestamp";
    @Nullable Long original = time(field, event.get(field));
    @Nullable Long sentAt = time("sentAt", event.get("sentAt"));
    if (original == null) {
      return receivedAt;
    }
    return sentAt == null ? original : Math.min(receivedAt, receivedAt - (sentAt - original));
  }

  private static @Nullable Long time(String field, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    @Nullable Long time = Times.parse(node);
    if (time == null) {
      throw new IllegalArgumentException(
          field + ": not a time; allowed is ISO-8601, such as 2026-01-31T12:00:00.000Z");
    }
    return time;
  }
}
