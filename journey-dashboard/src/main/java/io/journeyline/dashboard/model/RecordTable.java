package io.journeyline.dashboard.model;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The present state of a topic of few records, in memory: it is read anew at each start. */
final class RecordTable<V extends SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(RecordTable.class);
  private static final int MOST = 20_000;

  private final String name;
  private final Topic<String, V> topic;
  private final Deserializer<V> values;
  private final Map<String, V> records = new TreeMap<>();

  /**
   * @param name what it is called to those who are told of changes
   */
  RecordTable(String name, Topic<String, V> topic, WireFormat wire) {
    this.name = name;
    this.topic = topic;
    values = wire.valueSerde(topic).deserializer();
  }

  String name() {
    return name;
  }

  Topic<String, V> topic() {
    return topic;
  }

  /** Takes a record in; without a value, it is gone. */
  synchronized void take(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    byte @Nullable [] bytes = record.value();
    if (bytes == null) {
      records.remove(key);
      return;
    }
    if (records.size() >= MOST && !records.containsKey(key)) {
      LOG.warn("{} has more than {} records; those that come are left out", topic.name(), MOST);
      return;
    }
    try {
      records.put(key, values.deserialize(topic.name(), bytes));
    } catch (SerializationException e) {
      if (CellRecords.mayPass(e)) {
        throw e;
      }
      LOG.warn("Record {} of {} is left out: {}", record.offset(), topic.name(), e.toString());
    }
  }

  synchronized Map<String, SpecificRecord> all() {
    return new TreeMap<>(records);
  }

  synchronized void clear() {
    records.clear();
  }
}
