package io.journeyline.local.pipeline;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads topics up to the end that they have now, committed records only. */
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
    // Going on at an offset that is gone must fail, not skip to the end.
    this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    this.wireFormat = wireFormat;
  }

  /** What takes the records. */
  @FunctionalInterface
  public interface Sink<K, V> {
    void take(ConsumerRecord<K, V> record);
  }

  /** Reads a topic from its start to its present end. */
  public <K, V> void read(Topic<K, V> topic, Sink<K, V> sink) {
    read(topic, Map.of(), ends(topic), sink);
  }

  /** Reads from {@code from}, or the start, up to {@code ends}. */
  <K, V> void read(
      Topic<K, V> topic,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Sink<K, V> sink) {
    read(
        topic,
        wireFormat.keySerde(topic).deserializer(),
        wireFormat.valueSerde(topic).deserializer(),
        from,
        ends,
        sink);
  }

  /** Reads up to {@code ends}, with other deserializers than the topic's own. */
  public <K, V> void read(
      Topic<?, ?> topic,
      Deserializer<K> keys,
      Deserializer<V> values,
      Map<TopicPartition, Long> ends,
      Sink<K, V> sink) {
    read(topic, keys, values, Map.of(), ends, sink);
  }

  /**
   * Reads a part of a topic.
   *
   * @param from where to begin; partitions that it does not name begin at their start
   * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException when records from there on
   *     were deleted
   */
  <K, V> void read(
      Topic<?, ?> topic,
      Deserializer<K> keys,
      Deserializer<V> values,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Sink<K, V> sink) {
    List<TopicPartition> partitions =
        topic.allPartitions().stream()
            .filter(p -> from.getOrDefault(p, 0L) < ends.getOrDefault(p, 0L))
            .toList();
    if (partitions.isEmpty()) {
      return;
    }
    try (Consumer<K, V> consumer = new KafkaConsumer<>(kafka, keys, values)) {
      consumer.assign(partitions);
      seek(consumer, partitions, from);
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

  private static void seek(
      Consumer<?, ?> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> from) {
    List<TopicPartition> fromStart = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      Long offset = from.get(partition);
      if (offset == null) {
        fromStart.add(partition);
      } else {
        consumer.seek(partition, offset);
      }
    }
    if (!fromStart.isEmpty()) {
      consumer.seekToBeginning(fromStart);
    }
  }

  /** Whether a partition ends before where it ended {@code before}: it was made anew. */
  static boolean isShorter(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> before) {
    return before.entrySet().stream()
        .anyMatch(end -> ends.getOrDefault(end.getKey(), 0L) < end.getValue());
  }

  /** The present end of each partition. */
  public Map<TopicPartition, Long> ends(Topic<?, ?> topic) {
    Deserializer<byte[]> bytes = new ByteArrayDeserializer();
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka, bytes, bytes)) {
      return consumer.endOffsets(topic.allPartitions());
    }
  }
}
