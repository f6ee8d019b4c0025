package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.ClockSkew;

/** Works out when a Segment event happened. */
final class SegmentTimes {
  private SegmentTimes() {}

  /**
   * When it happened, free of the error of the device's clock.
   *
   * @throws IllegalArgumentException when a time is there and cannot be read
   */
  static long occurredAt(JsonNode event, long receivedAt) {
    String field = event.hasNonNull("originalTimestamp") ? "originalTimestamp" : "timestamp";
    return ClockSkew.occurredAt(
        ClockSkew.time(field, event.get(field)),
        ClockSkew.time("sentAt", event.get("sentAt")),
        receivedAt);
  }
}
