package io.journeyline.local.pipeline;

import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.home.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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
  private final Records records;

  public TouchpointLog(TopicReader reader, Topics topics, WireFormat wireFormat) {
    this.reader = reader;
    this.topics = topics;
    records = new Records(topics, wireFormat);
  }

  /** The present ends of the input topics. */
  public Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> ends = new HashMap<>(reader.ends(topics.touchpoints));
    ends.putAll(reader.ends(topics.rejected));
    return ends;
  }

  public Cut read(Map<TopicPartition, Long> ends) {
    return read(Map.of(), ends);
  }

  /** Reads what lies between {@code from} and {@code ends}. */
  Cut read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
    StringDeserializer keys = new StringDeserializer();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    reader.read(
        topics.touchpoints, keys, bytes, from, ends, record -> addTouchpoint(cut, record.value()));
    reader.read(
        topics.rejected, keys, bytes, from, ends, record -> addRejected(cut, record.value()));
    return cut;
  }

  private void addTouchpoint(Cut cut, byte @Nullable [] value) {
    switch (records.touchpoint(value, 0, "")) {
      case Records.Read<Touchpoint>(Touchpoint touchpoint) -> cut.touchpoints().add(touchpoint);
      case Records.Unreadable<Touchpoint>(RejectedTouchpoint rejected) ->
          cut.rejected().add(rejected);
    }
  }

  private void addRejected(Cut cut, byte @Nullable [] value) {
    RejectedTouchpoint record = records.rejected(value);
    // What the streams rejected, the oracle rejects itself.
    if (record != null && record.getStage().equals("ingest")) {
      cut.rejected().add(record);
    }
  }
}
