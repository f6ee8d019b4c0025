package io.journeyline.dashboard.model;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of a topic in memory, read anew at each start: of one that is compacted the present
 * state, of another one the last records.
 */
final class RecordTable<V extends SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(RecordTable.class);
  private static final int MOST = 20_000;

  private final String name;
  private final Topic<String, V> topic;
  private final Deserializer<V> values;
  private final int last;
  private final UnaryOperator<V> shortened;
  private final Map<String, V> records = new LinkedHashMap<>();

  private RecordTable(
      String name, Topic<String, V> topic, WireFormat wire, int last, UnaryOperator<V> shortened) {
    this.name = name;
    this.topic = topic;
    this.last = last;
    this.shortened = shortened;
    values = wire.valueSerde(topic).deserializer();
  }

  /**
   * The present state of a topic of few records, by key.
   *
   * @param name what it is called to those who are told of changes
   */
  static <V extends SpecificRecord> RecordTable<V> present(
      String name, Topic<String, V> topic, WireFormat wire) {
    return new RecordTable<>(name, topic, wire, 0, UnaryOperator.identity());
  }

  /**
   * The last records of a topic, by partition and offset.
   *
   * @param last how many
   * @param shortened makes of a record what is kept
   */
  static <V extends SpecificRecord> RecordTable<V> last(
      String name, Topic<String, V> topic, WireFormat wire, int last, UnaryOperator<V> shortened) {
    return new RecordTable<>(name, topic, wire, last, shortened);
  }

  /** How many records before the end of each partition are read at a start; zero: all. */
  int last() {
    return last;
  }

  String name() {
    return name;
  }

  Topic<String, V> topic() {
    return topic;
  }

  /** Takes a record in; without a value, it is gone. */
  synchronized void take(ConsumerRecord<byte[], byte[]> record) {
    String key = key(record);
    byte @Nullable [] bytes = record.value();
    if (bytes == null) {
      records.remove(key);
      return;
    }
    if (last == 0 && records.size() >= MOST && !records.containsKey(key)) {
      LOG.warn("{} has more than {} records; those that come are left out", topic.name(), MOST);
      return;
    }
    try {
      records.put(key, shortened.apply(values.deserialize(topic.name(), bytes)));
    } catch (SerializationException e) {
      if (CellRecords.mayPass(e)) {
        throw e;
      }
      LOG.warn("Record {} of {} is left out: {}", record.offset(), topic.name(), e.toString());
    }
    if (last > 0 && records.size() > last) {
      records.remove(records.keySet().iterator().next());
    }
  }

  private String key(ConsumerRecord<byte[], byte[]> record) {
    return last == 0
        ? new String(record.key(), StandardCharsets.UTF_8)
        : "%d-%d".formatted(record.partition(), record.offset());
  }

  synchronized Map<String, SpecificRecord> all() {
    return new TreeMap<>(records);
  }

  synchronized void clear() {
    records.clear();
  }
}
