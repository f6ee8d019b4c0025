package io.journeyline.local.pipeline;

import io.journeyline.definition.RejectReason;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything that went into the pipeline, as the oracle takes it: a cut of the log. */
public final class TouchpointLog {

  /**
   * What was in the topics up to a cut.
   *
   * @param rejected what ingest rejected, and what is no touchpoint
   */
  public record Cut(List<Touchpoint> touchpoints, List<RejectedTouchpoint> rejected) {}

  private final TopicReader reader;
  private final Topics topics;
  private final Deserializer<Touchpoint> touchpoints;
  private final Deserializer<RejectedTouchpoint> rejected;

  public TouchpointLog(TopicReader reader, Topics topics, WireFormat wireFormat) {
    this.reader = reader;
    this.topics = topics;
    touchpoints = wireFormat.valueSerde(topics.touchpoints).deserializer();
    rejected = wireFormat.valueSerde(topics.rejected).deserializer();
  }

  /** The present ends of the input topics. */
  public Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> ends = new HashMap<>(reader.ends(topics.touchpoints));
    ends.putAll(reader.ends(topics.rejected));
    return ends;
  }

  public Cut read(Map<TopicPartition, Long> ends) {
    Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
    StringDeserializer keys = new StringDeserializer();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    reader.read(
        topics.touchpoints, keys, bytes, ends, record -> addTouchpoint(cut, record.value()));
    reader.read(topics.rejected, keys, bytes, ends, record -> addRejected(cut, record.value()));
    return cut;
  }

  private void addTouchpoint(Cut cut, byte @Nullable [] value) {
    if (value == null) {
      cut.rejected().add(unreadable(new byte[0]));
      return;
    }
    try {
      cut.touchpoints().add(touchpoints.deserialize(topics.touchpoints.name(), value));
    } catch (SerializationException | ClassCastException | IndexOutOfBoundsException e) {
      cut.rejected().add(unreadable(value));
    }
  }

  private void addRejected(Cut cut, byte[] value) {
    RejectedTouchpoint record = rejected.deserialize(topics.rejected.name(), value);
    if (record.getStage().equals("ingest")) {
      cut.rejected().add(record);
    }
  }

  private static RejectedTouchpoint unreadable(byte[] value) {
    return RejectedTouchpoint.newBuilder()
        .setSource("touchpoints")
        .setStage("streams")
        .setReason(RejectReason.UNREADABLE.name())
        .setDetail("")
        .setReceivedAt(0)
        .setBytes(ByteBuffer.wrap(value))
        .build();
  }
}
