package io.journeyline.local.pipeline;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads a topic from its start to the end that it has now, committed records only. */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final WireFormat wireFormat;

  /**
   * @param kafka settings of the consumer, with {@code bootstrap.servers}
   */
  public TopicReader(Map<String, ?> kafka, WireFormat wireFormat) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.wireFormat = wireFormat;
  }

  /** What takes the records. */
  @FunctionalInterface
  public interface Sink<K, V> {
    void take(ConsumerRecord<K, V> record);
  }

  public <K, V> void read(Topic<K, V> topic, Sink<K, V> sink) {
    read(
        topic,
        wireFormat.keySerde(topic).deserializer(),
        wireFormat.valueSerde(topic).deserializer(),
        ends(topic),
        sink);
  }

  /** Reads up to {@code ends}, with other deserializers than the topic's own. */
  public <K, V> void read(
      Topic<?, ?> topic,
      Deserializer<K> keys,
      Deserializer<V> values,
      Map<TopicPartition, Long> ends,
      Sink<K, V> sink) {
    try (Consumer<K, V> consumer = new KafkaConsumer<>(kafka, keys, values)) {
      List<TopicPartition> partitions = partitions(topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.getOrDefault(partition, 0L)) {
            sink.take(record);
          }
        }
      }
    }
  }

  /** The present end of each partition. */
  public Map<TopicPartition, Long> ends(Topic<?, ?> topic) {
    Deserializer<byte[]> bytes = new org.apache.kafka.common.serialization.ByteArrayDeserializer();
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka, bytes, bytes)) {
      return consumer.endOffsets(partitions(topic));
    }
  }

  private static List<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }
}
