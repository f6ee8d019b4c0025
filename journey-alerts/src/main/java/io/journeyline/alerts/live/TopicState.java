package io.journeyline.alerts.live;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** All of a compacted topic, from its start, and what comes. */
final class TopicState<K, V> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final AssignedTopic<K, V> read;
  private final BiConsumer<K, @Nullable V> sink;

  /**
   * @param sink takes keys and values in order; null deletes
   */
  TopicState(
      AlertsSettings settings,
      WireFormat wire,
      Topic<K, V> topic,
      BiConsumer<K, @Nullable V> sink) {
    this.sink = sink;
    read = AssignedTopic.of(settings, wire, topic);
    read.consumer().seekToBeginning(read.partitions());
  }

  /** Takes in everything that is committed by now. */
  void catchUp() {
    Map<TopicPartition, Long> ends = read.ends();
    while (read.isBefore(ends)) {
      for (ConsumerRecord<K, V> record : read.consumer().poll(PATIENCE)) {
        sink.accept(record.key(), record.value());
      }
    }
  }

  @Override
  public void close() {
    read.close();
  }
}
