package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.schemas.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies records from topic to topic, byte by byte and partition by partition, in the order in
 * which they were appended.
 */
final class TopicCopy implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final double NANOS = 1e9;

  private final Topic<?, ?> to;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting =
      new HashMap<>();
  private final Map<TopicPartition, Long> ends;

  TopicCopy(BenchPlatform platform, Topic<?, ?> from, Topic<?, ?> to) {
    this.to = to;
    Map<String, Object> reading = platform.connection().kafka();
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = from.allPartitions();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    ends = consumer.endOffsets(partitions);
    partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    Map<String, Object> writing = platform.connection().kafka();
    writing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    writing.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    writing.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Copies the next ones as fast as it can; returns how many there were. */
  long copy(long records) {
    long copied = 0;
    for (; copied < records; copied++) {
      ConsumerRecord<byte[], byte[]> next = next();
      if (next == null) {
        break;
      }
      send(next);
    }
    producer.flush();
    return copied;
  }

  /** Copies at a steady pace until time is over or nothing is left; returns how many there were. */
  long copy(Duration time, double perSecond) {
    long began = System.nanoTime();
    long until = began + time.toNanos();
    long copied = 0;
    while (System.nanoTime() < until) {
      long due = (long) ((System.nanoTime() - began) / NANOS * perSecond);
      for (; copied < due; copied++) {
        ConsumerRecord<byte[], byte[]> next = next();
        if (next == null) {
          return copied;
        }
        send(next);
      }
      LockSupport.parkNanos(1_000_000);
    }
    return copied;
  }

  private void send(ConsumerRecord<byte[], byte[]> record) {
    var _ =
        producer.send(
            new ProducerRecord<>(to.name(), record.partition(), record.key(), record.value()));
  }

  private @Nullable ConsumerRecord<byte[], byte[]> next() {
    while (waiting.keySet().stream().anyMatch(this::isLate)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        queue(new TopicPartition(record.topic(), record.partition())).add(record);
      }
    }
    Deque<ConsumerRecord<byte[], byte[]>> earliest = null;
    for (Deque<ConsumerRecord<byte[], byte[]>> queue : waiting.values()) {
      if (!queue.isEmpty()
          && (earliest == null || queue.getFirst().timestamp() < earliest.getFirst().timestamp())) {
        earliest = queue;
      }
    }
    return earliest == null ? null : earliest.removeFirst();
  }

  /** Whether it is not known what comes next in a partition. */
  private boolean isLate(TopicPartition partition) {
    return queue(partition).isEmpty()
        && consumer.position(partition) < ends.getOrDefault(partition, 0L);
  }

  private Deque<ConsumerRecord<byte[], byte[]>> queue(TopicPartition partition) {
    return java.util.Objects.requireNonNull(waiting.get(partition));
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
