package io.journeyline.alerts.live;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A consumer that has all partitions of one topic, without a group. */
record AssignedTopic<K, V>(Consumer<K, V> consumer, List<TopicPartition> partitions)
    implements AutoCloseable {

  static <K, V> AssignedTopic<K, V> of(
      AlertsSettings settings, WireFormat wire, Topic<K, V> topic) {
    Consumer<K, V> consumer =
        new KafkaConsumer<>(
            settings.consumer(),
            wire.keySerde(topic).deserializer(),
            wire.valueSerde(topic).deserializer());
    List<TopicPartition> partitions = topic.allPartitions();
    consumer.assign(partitions);
    return new AssignedTopic<>(consumer, partitions);
  }

  /** Up to where it can be read now. */
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /** Whether something before these ends has not been read. */
  boolean isBefore(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
