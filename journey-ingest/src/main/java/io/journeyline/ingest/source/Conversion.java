package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns outcomes of one source into what can be published. */
public final class Conversion {
  private final String sourceId;
  private final String channel;

  /**
   * @param sourceId {@code source} of touchpoints and rejections that name none
   * @param channel channel of touchpoints that name none
   */
  public Conversion(String sourceId, String channel) {
    this.sourceId = sourceId;
    this.channel = channel;
  }

  /**
   * The touchpoint or the rejection; empty where the event is ignored.
   *
   * @param origin where it came from, for rejections
   * @param receivedAt ms since 1970-01-01 UTC
   */
  public Optional<Ingested> of(Outcome outcome, String origin, long receivedAt) {
    return switch (outcome) {
      case Outcome.Ignored _ -> Optional.empty();
      case Outcome.Rejected rejected ->
          Optional.of(
              rejected(
                  rejected.reason(), rejected.detail(), rejected.original(), origin, receivedAt));
      case Outcome.Event event -> Optional.of(event(event, origin, receivedAt));
    };
  }

  /** A rejection of a whole request. */
  public Ingested rejected(RejectReason reason, String detail, Original original, long receivedAt) {
    RejectedTouchpoint rejection = Rejections.of(sourceId, reason, detail, original, null);
    rejection.setReceivedAt(receivedAt);
    return new Ingested.Rejected(rejection);
  }

  private Ingested event(Outcome.Event event, String origin, long receivedAt) {
    ObjectNode touchpoint = event.touchpoint();
    if (touchpoint.path("identifiers").isEmpty()) {
      return rejected(
          RejectReason.NO_IDENTIFIER,
          "it says of nobody that it is about them",
          event.original(),
          origin,
          receivedAt);
    }
    touchpoint.put("receivedAt", receivedAt);
    putUnless(touchpoint, "source", sourceId);
    putUnless(touchpoint, "channel", channel);
    if (!touchpoint.hasNonNull("occurredAt")) {
      touchpoint.put("occurredAt", receivedAt);
    }
    try {
      return new Ingested.Accepted(TouchpointJson.parse(touchpoint));
    } catch (IllegalArgumentException e) {
      String detail = Objects.toString(e.getMessage(), "not a touchpoint");
      return rejected(RejectReason.UNREADABLE, detail, event.original(), origin, receivedAt);
    }
  }

  private static void putUnless(ObjectNode touchpoint, String field, String value) {
    if (!touchpoint.hasNonNull(field)) {
      touchpoint.put(field, value);
    }
  }

  private Ingested rejected(
      RejectReason reason,
      String detail,
      Supplier<byte[]> original,
      String origin,
      long receivedAt) {
    return rejected(reason, detail, new Original(original.get(), origin), receivedAt);
  }
}
