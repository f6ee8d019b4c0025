package io.journeyline.local.pipeline;

import io.journeyline.definition.RejectReason;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.home.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything that went into the pipeline, as the oracle takes it: a cut of the log. */
public final class TouchpointLog {

  /**
   * What was in the topics up to a cut.
   *
   * @param touchpoints but for those that came too late
   * @param rejected what ingest rejected, what is no touchpoint, and what came too late
   */
  public record Cut(List<Touchpoint> touchpoints, List<RejectedTouchpoint> rejected) {}

  private final TopicReader reader;
  private final Topics topics;
  private final Records records;

  /** What came too late, by where its record is. */
  private final Map<String, RejectedTouchpoint> late = new HashMap<>();

  private Map<TopicPartition, Long> lateUpTo = Map.of();

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
    readLate();
    Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
    StringDeserializer keys = new StringDeserializer();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    reader.read(topics.touchpoints, keys, bytes, from, ends, record -> addTouchpoint(cut, record));
    reader.read(
        topics.rejected, keys, bytes, from, ends, record -> addRejected(cut, record.value()));
    return cut;
  }

  /**
   * The streams say what came too late: that depends on when they sealed. They have said it of all
   * that they have taken in.
   */
  private void readLate() {
    Map<TopicPartition, Long> ends = reader.ends(topics.rejected);
    if (TopicReader.isShorter(ends, lateUpTo)) {
      late.clear();
      lateUpTo = Map.of();
    }
    try {
      readLate(ends);
    } catch (OffsetOutOfRangeException e) {
      // Some were deleted before they were read.
      lateUpTo = Map.of();
      readLate(ends);
    }
    lateUpTo = ends;
  }

  private void readLate(Map<TopicPartition, Long> ends) {
    reader.read(
        topics.rejected,
        new StringDeserializer(),
        new ByteArrayDeserializer(),
        lateUpTo,
        ends,
        record -> {
          RejectedTouchpoint rejected = records.rejected(record.value());
          if (rejected != null && rejected.getReason().equals(RejectReason.TOO_LATE.name())) {
            late.put(rejected.getOrigin(), rejected);
          }
        });
  }

  private void addTouchpoint(Cut cut, ConsumerRecord<String, byte[]> record) {
    RejectedTouchpoint tooLate =
        late.get(record.topic() + "-" + record.partition() + "@" + record.offset());
    if (tooLate != null) {
      cut.rejected().add(tooLate);
      return;
    }
    switch (records.touchpoint(record.value(), 0, "")) {
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
