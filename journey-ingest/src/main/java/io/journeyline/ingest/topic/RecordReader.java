package io.journeyline.ingest.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.TopicRecord;
import io.journeyline.ingest.source.TopicTranslator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes outcomes of records, whatever their bytes are. */
final class RecordReader {
  private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);

  private final String id;
  private final TopicTranslator translator;

  RecordReader(String id, TopicTranslator translator) {
    this.id = id;
    this.translator = translator;
  }

  /** Topic, partition and offset, for messages. */
  static String origin(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  List<Outcome> read(ConsumerRecord<byte[], byte[]> record) {
    TopicRecord read =
        new TopicRecord(record.topic(), record.key(), record.value(), headers(record));
    if (read.isTombstone()) {
      return List.of(Outcome.ignored("a tombstone"));
    }
    try {
      return translator.translate(read).stream()
          .map(outcome -> ofRecord(outcome, record.timestamp(), read))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of(unreadable(Objects.toString(e.getMessage(), "it cannot be read"), read));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} cannot read {}; it is kept as rejected", id, origin(record), e);
      return List.of(unreadable("it cannot be read", read));
    }
  }

  private static Outcome unreadable(String detail, TopicRecord record) {
    return new Outcome.Rejected(RejectReason.UNREADABLE, detail, record::value);
  }

  /** Keeps the record's own bytes, and its time where the event tells none. */
  private static Outcome ofRecord(Outcome outcome, long timestamp, TopicRecord record) {
    return switch (outcome) {
      case Outcome.Event event -> {
        ObjectNode touchpoint = event.touchpoint();
        if (!touchpoint.hasNonNull("occurredAt") && timestamp > 0) {
          touchpoint.put("occurredAt", timestamp);
        }
        yield new Outcome.Event(touchpoint, record::value);
      }
      case Outcome.Rejected rejected ->
          new Outcome.Rejected(rejected.reason(), rejected.detail(), record::value);
      case Outcome.Ignored ignored -> ignored;
    };
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), header.value());
      }
    }
    return headers;
  }
}
