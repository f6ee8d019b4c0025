package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import io.journeyline.ingest.Times;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns outcomes of one source into what can be published. */
public final class Conversion {
  private static final String ABOUT_NOBODY = "it says of nobody that it is about them";
  private static final String NOT_A_TOUCHPOINT = "not a touchpoint";

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

  /**
   * As {@link #of}, of what comes from a file: it must not depend on when that is read, so it is
   * received when it occurred, and needs a time of its own.
   */
  public Optional<Ingested> ofFile(Outcome outcome, String origin) {
    return switch (outcome) {
      case Outcome.Ignored _ -> Optional.empty();
      case Outcome.Rejected rejected ->
          Optional.of(
              ofFile(rejected.reason(), rejected.detail(), rejected.original(), origin, null));
      case Outcome.Event event -> Optional.of(eventOfFile(event, origin));
    };
  }

  private Ingested eventOfFile(Outcome.Event event, String origin) {
    ObjectNode touchpoint = event.touchpoint();
    @Nullable Long occurredAt = Times.parse(touchpoint.get("occurredAt"));
    if (touchpoint.path("identifiers").isEmpty()) {
      return ofFile(RejectReason.NO_IDENTIFIER, ABOUT_NOBODY, event.original(), origin, occurredAt);
    }
    putUnless(touchpoint, "source", sourceId);
    putUnless(touchpoint, "channel", channel);
    try {
      return new Ingested.Accepted(TouchpointJson.parse(touchpoint));
    } catch (IllegalArgumentException e) {
      String detail = Objects.toString(e.getMessage(), NOT_A_TOUCHPOINT);
      return ofFile(RejectReason.UNREADABLE, detail, event.original(), origin, occurredAt);
    }
  }

  private Ingested ofFile(
      RejectReason reason,
      String detail,
      Supplier<byte[]> original,
      String origin,
      @Nullable Long occurredAt) {
    Original kept = new Original(original.get(), origin);
    return new Ingested.Rejected(Rejections.of(sourceId, reason, detail, kept, occurredAt));
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
          RejectReason.NO_IDENTIFIER, ABOUT_NOBODY, event.original(), origin, receivedAt);
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
      String detail = Objects.toString(e.getMessage(), NOT_A_TOUCHPOINT);
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
