package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the bodies of Segment's tracking routes apart. */
final class SegmentRequests {
  static final int MAX_EVENT = 32 * 1024;
  static final int MAX_BATCH = 500 * 1024;
  static final int MAX_EVENTS = 2_500;
  static final String BATCH = "batch";

  private final String defaultChannel;

  SegmentRequests(String defaultChannel) {
    this.defaultChannel = defaultChannel;
  }

  /**
   * Takes a body apart.
   *
   * @param kind {@link #BATCH}, or the kind of the one event that the body is
   * @throws RefusedException when the body as a whole cannot be taken
   */
  List<Outcome> read(String kind, ObjectNode body, long receivedAt) throws RefusedException {
    List<JsonNode> events = BATCH.equals(kind) ? batch(body) : List.of(body);
    for (int i = 0; i < events.size(); i++) {
      if (EventSize.isAbove(MAX_EVENT, events.get(i))) {
        throw RefusedException.tooLarge(
            "event " + (i + 1) + " is larger than " + MAX_EVENT + " bytes");
      }
    }
    Set<String> anonymousIds = anonymousIds(events);
    List<Outcome> outcomes = new ArrayList<>(events.size());
    for (JsonNode event : events) {
      try {
        ObjectNode complete = complete(event, BATCH.equals(kind) ? body : null);
        outcomes.add(outcome(complete, event, kind, anonymousIds, receivedAt));
      } catch (IllegalArgumentException e) {
        String detail = Objects.toString(e.getMessage(), "not an event");
        outcomes.add(rejected(RejectReason.UNREADABLE, detail, event));
      }
    }
    return outcomes;
  }

  private static List<JsonNode> batch(ObjectNode body) throws RefusedException {
    JsonNode batch = body.path("batch");
    if (!batch.isArray()) {
      throw RefusedException.unreadable("no_batch", "the body needs 'batch', a list of events");
    }
    if (batch.size() > MAX_EVENTS) {
      throw RefusedException.tooLarge(
          "the batch has " + batch.size() + " events; allowed are " + MAX_EVENTS);
    }
    List<JsonNode> events = new ArrayList<>(batch.size());
    batch.forEach(events::add);
    return events;
  }

  private static Set<String> anonymousIds(List<JsonNode> events) {
    Set<String> ids = new HashSet<>();
    for (JsonNode event : events) {
      @Nullable String id = NativeForm.text(event.path("anonymousId"));
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** The event with what the batch says of all its events: context and time of sending. */
  private static ObjectNode complete(JsonNode event, @Nullable ObjectNode batch) {
    if (!(event instanceof ObjectNode object)) {
      throw new IllegalArgumentException("an event must be a JSON object");
    }
    if (batch == null) {
      return object;
    }
    ObjectNode complete = Json.MAPPER.createObjectNode().setAll(object);
    if (batch.path("context") instanceof ObjectNode context) {
      ObjectNode merged = Json.MAPPER.createObjectNode().setAll(context);
      if (complete.path("context") instanceof ObjectNode own) {
        merged.setAll(own);
      }
      complete.set("context", merged);
    }
    if (!complete.hasNonNull("sentAt") && batch.hasNonNull("sentAt")) {
      complete.set("sentAt", batch.get("sentAt"));
    }
    return complete;
  }

  private Outcome outcome(
      ObjectNode event,
      JsonNode original,
      String route,
      Set<String> anonymousIds,
      long receivedAt) {
    String kind = BATCH.equals(route) ? event.path("type").asText("") : route;
    if (!SegmentEvent.TYPES.containsKey(kind)) {
      throw new IllegalArgumentException(
          "type: allowed are " + SegmentEvent.TYPES.keySet().stream().sorted().toList());
    }
    ObjectNode touchpoint = SegmentEvent.toNative(event, kind, defaultChannel, anonymousIds);
    if (touchpoint.path("identifiers").isEmpty()) {
      return rejected(
          RejectReason.NO_IDENTIFIER, "userId, anonymousId: one of them is needed", original);
    }
    touchpoint.put("occurredAt", SegmentTimes.occurredAt(event, receivedAt));
    return new Outcome.Event(touchpoint, () -> kept(original));
  }

  private static Outcome rejected(RejectReason reason, String detail, JsonNode event) {
    return new Outcome.Rejected(reason, detail, () -> kept(event));
  }

  /** Without the key, which is nobody's business. */
  private static byte[] kept(JsonNode event) {
    return EventSize.bytes(
        event instanceof ObjectNode object ? object.deepCopy().without("writeKey") : event);
  }
}
