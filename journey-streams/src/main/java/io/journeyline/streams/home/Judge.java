package io.journeyline.streams.home;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.definition.TouchpointView;
import io.journeyline.definition.TraitsRead;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.emotion.Feelings;
import io.journeyline.streams.funnel.Marker;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Sha256;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a touchpoint counts and which rule it takes. */
public final class Judge {

  /** What came out. */
  sealed interface Verdict {}

  /** It counts. */
  record Counts(Row row) implements Verdict {}

  /** It does not. */
  record Refused(RejectedTouchpoint rejected) implements Verdict {}

  private final JourneyDefinition definition;
  private final Normaliser normaliser;
  private final TraitsRead segments;
  private final Marker marker;
  private final Feelings feelings;

  public Judge(JourneyDefinition definition) {
    this.definition = definition;
    normaliser = new Normaliser(definition.identity());
    segments =
        TraitsRead.of(
            Stream.concat(
                    definition.segments().stream().map(Segment::where),
                    definition.personas().stream().map(Persona::where))
                .toList());
    marker = new Marker(definition);
    feelings = new Feelings(definition);
  }

  /**
   * Judges a touchpoint.
   *
   * @param origin topic, partition and offset, for people
   */
  Verdict judge(Touchpoint touchpoint, String origin) {
    byte[] canonical = TouchpointJson.canonical(touchpoint);
    return switch (normaliser.normalise(touchpoint)) {
      case Normalised.Accepted accepted -> new Counts(row(accepted, canonical));
      case Normalised.Rejected rejected ->
          new Refused(
              RejectedTouchpoint.newBuilder()
                  .setSource(touchpoint.getSource())
                  .setStage(Rejections.STREAMS)
                  .setReason(rejected.reason().name())
                  .setDetail(rejected.detail())
                  .setOrigin(origin)
                  .setOccurredAt(touchpoint.getOccurredAt())
                  .setReceivedAt(touchpoint.getReceivedAt())
                  .setBytes(ByteBuffer.wrap(canonical))
                  .build());
    };
  }

  /** What is kept of a touchpoint that counts. */
  public Row row(Normalised.Accepted accepted) {
    return row(accepted, TouchpointJson.canonical(accepted.touchpoint()));
  }

  private Row row(Normalised.Accepted accepted, byte[] canonical) {
    Touchpoint touchpoint = accepted.touchpoint();
    TouchpointView view = new TouchpointView(touchpoint);
    TouchpointRule rule = definition.ruleFor(view);
    return new Row(
        touchpoint.getOccurredAt(),
        touchpoint.getReceivedAt(),
        Sha256.of(canonical),
        rule == null ? Row.UNMAPPED : rule.position(),
        touchpoint.getSource(),
        touchpoint.getEventId(),
        rule == null ? touchpoint.getType() : "",
        touchpoint.getChannel(),
        Row.sorted(accepted.identifiers()),
        accepted.aliasOf(),
        traits(touchpoint),
        marker.marks(view, rule),
        rule == null ? Feeling.NONE : feelings.of(view),
        Place.NOWHERE);
  }

  private Map<String, @Nullable Object> traits(Touchpoint touchpoint) {
    Map<String, @Nullable Object> traits = new TreeMap<>();
    touchpoint
        .getTraits()
        .forEach(
            (name, value) -> {
              if (segments.reads(name)) {
                traits.put(name, value);
              }
            });
    return traits;
  }
}
