package io.journeyline.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Json;
import java.util.function.Supplier;

/** What a source made of one event. */
public sealed interface Outcome {

  /**
   * It is a touchpoint, if its native form can be read; else it is rejected with its bytes.
   *
   * @param touchpoint native JSON form. Where it says nothing else, {@code source} is the source's
   *     id, {@code channel} that of its settings, {@code occurredAt} the time received; {@code
   *     receivedAt} is always the time received
   * @param original the event's bytes, asked for only if it is rejected
   */
  record Event(ObjectNode touchpoint, Supplier<byte[]> original) implements Outcome {}

  /**
   * It is of a kind that is not taken. The sender is told that all is well.
   *
   * @param why for people, without what the event says
   */
  record Ignored(String why) implements Outcome {}

  /**
   * It is of a kind that is taken, but is no touchpoint. Its bytes are kept.
   *
   * @param detail what is wrong, where, and what is allowed, without personal data
   */
  record Rejected(RejectReason reason, String detail, Supplier<byte[]> original)
      implements Outcome {}

  static Outcome event(ObjectNode touchpoint, JsonNode original) {
    return new Event(touchpoint, () -> bytes(original));
  }

  static Outcome unreadable(String detail, JsonNode original) {
    return new Rejected(RejectReason.UNREADABLE, detail, () -> bytes(original));
  }

  static Outcome ignored(String why) {
    return new Ignored(why);
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return Json.MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }
}
