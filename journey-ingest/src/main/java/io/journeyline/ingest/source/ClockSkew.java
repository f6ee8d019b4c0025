package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Times;
import org.jspecify.annotations.Nullable;

/** Takes the error of a device's clock out of the times that it tells. */
public final class ClockSkew {
  private ClockSkew() {}

  /**
   * Received − (sent − original time), never after {@code receivedAt}; the original time as it is
   * where the time of sending is missing; {@code receivedAt} where both are.
   */
  public static long occurredAt(@Nullable Long original, @Nullable Long sentAt, long receivedAt) {
    if (original == null) {
      return receivedAt;
    }
    return sentAt == null ? original : Math.min(receivedAt, receivedAt - (sentAt - original));
  }

  /**
   * A time in ms since 1970-01-01 UTC; null where it is missing.
   *
   * @throws IllegalArgumentException when it is there and cannot be read
   */
  public static @Nullable Long time(String field, @Nullable JsonNode node) {
    if (node == null || node.isMissingNode() || node.isNull()) {
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
