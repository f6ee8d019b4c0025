package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of one aggregate's topic. */
final class CellRecords<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(CellRecords.class);
  private static final String NO_SUCH_SCHEMA = "40403";

  private final Aggregate<K, V> aggregate;
  private final Topic<K, V> topic;
  private final Deserializer<K> keys;
  private final Deserializer<V> values;

  CellRecords(Aggregate<K, V> aggregate, Topics topics, WireFormat wire) {
    this.aggregate = aggregate;
    topic = aggregate.topic().apply(topics);
    keys = wire.keySerde(topic).deserializer();
    values = wire.valueSerde(topic).deserializer();
  }

  String name() {
    return aggregate.name();
  }

  Topic<K, V> topic() {
    return topic;
  }

  /**
   * Takes a record in. One that is no cell, which only a stranger can have written, is left out.
   *
   * @throws SerializationException when the registry does not answer
   */
  void take(ConsumerRecord<byte[], byte @Nullable []> record, CellFold fold) {
    K key;
    @Nullable V value;
    try {
      key = keys.deserialize(topic.name(), record.key());
      byte @Nullable [] bytes = record.value();
      value = bytes == null ? null : values.deserialize(topic.name(), bytes);
      fold.take(aggregate, key, value);
    } catch (SerializationException e) {
      if (mayPass(e)) {
        throw e;
      }
      leaveOut(record, e);
    } catch (ClassCastException | NullPointerException | java.time.DateTimeException e) {
      leaveOut(record, e);
    }
  }

  private static void leaveOut(ConsumerRecord<?, ?> record, RuntimeException why) {
    LOG.warn(
        "Record {} of {}-{} is no cell and left out: {}",
        record.offset(),
        record.topic(),
        record.partition(),
        why.toString());
  }

  /** Whether the same record may be read another time: the registry was not there. */
  static boolean mayPass(SerializationException e) {
    @Nullable Throwable cause = e;
    while (cause != null) {
      boolean unreachable = cause instanceof IOException && !(cause instanceof EOFException);
      boolean refused =
          cause.getClass().getSimpleName().equals("RestClientException")
              && !String.valueOf(cause.getMessage()).contains(NO_SUCH_SCHEMA);
      if (unreachable || refused) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
