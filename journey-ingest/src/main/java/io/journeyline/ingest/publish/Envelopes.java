package io.journeyline.ingest.publish;

import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import io.journeyline.ingest.publish.Publisher.Outcome;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.schemas.WireFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Decides topic, key and partition of what was ingested, and serialises it. A touchpoint too large
 * for a record becomes a rejection.
 */
final class Envelopes {
  /** Largest serialised touchpoint; with key and headers it stays below Kafka's 1 MiB. */
  static final int MAX_VALUE = 1_000_000;

  private final Topics topics;
  private final Normaliser normaliser;
  private final Function<List<String>, OptionalInt> partitions;
  private final Serializer<String> keys;
  private final Serializer<Touchpoint> touchpoints;
  private final Serializer<RejectedTouchpoint> rejections;

  /**
   * @param partitions the partition of a touchpoint with these identifiers; where it has no answer
   *     the key decides
   */
  Envelopes(
      Topics topics,
      WireFormat wire,
      Normaliser normaliser,
      Function<List<String>, OptionalInt> partitions) {
    this.topics = topics;
    this.normaliser = normaliser;
    this.partitions = partitions;
    keys = wire.keySerde(topics.touchpoints).serializer();
    touchpoints = wire.valueSerde(topics.touchpoints).serializer();
    rejections = wire.valueSerde(topics.rejected).serializer();
  }

  Envelope of(Ingested ingested) {
    return switch (ingested) {
      case Ingested.Accepted(Touchpoint touchpoint) -> of(touchpoint);
      case Ingested.Rejected(RejectedTouchpoint rejection) -> of(rejection);
    };
  }

  private Envelope of(Touchpoint touchpoint) {
    String topic = topics.touchpoints.name();
    byte[] value = touchpoints.serialize(topic, touchpoint);
    if (value.length > MAX_VALUE) {
      return of(tooLarge(touchpoint, value.length));
    }
    return new Envelope(record(touchpoint, value), Outcome.PUBLISHED);
  }

  private Envelope of(RejectedTouchpoint rejection) {
    byte[] value = rejections.serialize(topics.rejected.name(), rejection);
    return new Envelope(record(topics.rejected, rejection.getSource(), value), Outcome.REJECTED);
  }

  /** By its strongest identifier; one that has none goes where its source's like go. */
  private ProducerRecord<byte[], byte[]> record(Touchpoint touchpoint, byte[] value) {
    return switch (normaliser.normalise(touchpoint)) {
      case Normalised.Accepted accepted -> {
        OptionalInt partition = partitions.apply(accepted.identifiers());
        yield new ProducerRecord<>(
            topics.touchpoints.name(),
            partition.isPresent() ? partition.getAsInt() : null,
            keys.serialize(topics.touchpoints.name(), accepted.strongest()),
            value);
      }
      case Normalised.Rejected rejected ->
          record(topics.touchpoints, rejected.touchpoint().getSource(), value);
    };
  }

  private ProducerRecord<byte[], byte[]> record(Topic<String, ?> topic, String key, byte[] value) {
    return new ProducerRecord<>(topic.name(), keys.serialize(topic.name(), key), value);
  }

  private static RejectedTouchpoint tooLarge(Touchpoint touchpoint, int size) {
    RejectedTouchpoint rejection =
        Rejections.of(
            touchpoint.getSource(),
            RejectReason.TOO_LARGE,
            "the touchpoint has " + size + " bytes as a record; allowed are " + MAX_VALUE,
            new Original(TouchpointJson.canonical(touchpoint), ""),
            touchpoint.getOccurredAt());
    rejection.setReceivedAt(touchpoint.getReceivedAt());
    return rejection;
  }
}
