package io.journeyline.alerts.live;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** All of a compacted topic, from its start, and what comes. */
final class TopicState<K, V> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Consumer<K, V> consumer;
  private final List<TopicPartition> partitions;
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
    consumer =
        new KafkaConsumer<>(
            settings.consumer(),
            wire.keySerde(topic).deserializer(),
            wire.valueSerde(topic).deserializer());
    partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes in everything that is committed by now. */
  void catchUp() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<K, V> record : consumer.poll(PATIENCE)) {
        sink.accept(record.key(), record.value());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
