package io.journeyline.streams.home;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.journeyline.definition.RejectReason;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input topics' records; what cannot be read becomes a rejected touchpoint with its
 * bytes.
 */
public final class Records {

  /** What came out of the bytes. */
  public sealed interface Result<T> {}

  public record Read<T>(T value) implements Result<T> {}

  public record Unreadable<T>(RejectedTouchpoint rejected) implements Result<T> {}

  private final Topics topics;
  private final Deserializer<Touchpoint> touchpoints;
  private final Deserializer<RejectedTouchpoint> rejected;

  public Records(Topics topics, WireFormat wireFormat) {
    this.topics = topics;
    touchpoints = wireFormat.valueSerde(topics.touchpoints).deserializer();
    rejected = wireFormat.valueSerde(topics.rejected).deserializer();
  }

  public Result<Touchpoint> touchpoint(byte @Nullable [] bytes, long receivedAt, String origin) {
    if (bytes == null) {
      return unreadable(new byte[0], receivedAt, origin, "the record has no value");
    }
    try {
      return new Read<>(touchpoints.deserialize(topics.touchpoints.name(), bytes));
    } catch (SerializationException | ClassCastException | IndexOutOfBoundsException e) {
      throwIfRegistryIsAway(e);
      return unreadable(
          bytes,
          receivedAt,
          origin,
          "not a Touchpoint in Confluent's wire format: " + e.getMessage());
    }
  }

  /** Null where the record is none of ours: then its bytes are in the topic already. */
  public @Nullable RejectedTouchpoint rejected(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return rejected.deserialize(topics.rejected.name(), bytes);
    } catch (SerializationException | ClassCastException | IndexOutOfBoundsException e) {
      throwIfRegistryIsAway(e);
      return null;
    }
  }

  /**
   * A registry that does not answer says nothing about the record: the task must try again, not
   * reject.
   */
  private static void throwIfRegistryIsAway(RuntimeException e) {
    Throwable cause = e.getCause();
    boolean answered = cause instanceof RestClientException rest && rest.getStatus() < 500;
    if (!answered
        && (cause instanceof RestClientException || cause instanceof IOException)
        && !(cause instanceof java.io.EOFException)) {
      throw e;
    }
  }

  private static Unreadable<Touchpoint> unreadable(
      byte[] bytes, long receivedAt, String origin, String detail) {
    return new Unreadable<>(
        RejectedTouchpoint.newBuilder()
            .setSource("touchpoints")
            .setStage(Rejections.STREAMS)
            .setReason(RejectReason.UNREADABLE.name())
            .setDetail(detail)
            .setOrigin(origin)
            .setOccurredAt(null)
            .setReceivedAt(receivedAt)
            .setBytes(ByteBuffer.wrap(bytes))
            .build());
  }
}
