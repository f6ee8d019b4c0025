package io.journeyline.benchmarks.ingest;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Kafka's own producer, writing the very records that ingest has written, with the same settings:
 * what this machine and its broker allow.
 */
final class BareProducer {
  private static final String TOPIC = "bench.bare";
  private static final int SAMPLES = 20_000;
  private static final double NANOS = 1e9;

  private final Map<String, Object> settings;
  private final List<ProducerRecord<byte[], byte[]>> records;
  private final Serde<Touchpoint> avro;

  private BareProducer(
      Map<String, Object> settings,
      List<ProducerRecord<byte[], byte[]>> records,
      Serde<Touchpoint> avro) {
    this.settings = settings;
    this.records = records;
    this.avro = avro;
  }

  /** Takes records from the topic of touchpoints, and makes a topic like it. */
  static BareProducer of(Connection connection, Topics topics)
      throws ExecutionException, InterruptedException {
    TopicReader reader = new TopicReader(connection.kafka(), connection.wireFormat());
    Map<TopicPartition, Long> some = new HashMap<>();
    reader
        .ends(topics.touchpoints)
        .forEach(
            (partition, end) ->
                some.put(partition, Math.min(end, SAMPLES / topics.touchpoints.partitions())));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    reader.read(
        topics.touchpoints,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        some,
        record -> records.add(new ProducerRecord<>(TOPIC, record.key(), record.value())));
    try (Admin admin = Admin.create(connection.kafka())) {
      NewTopic topic =
          new NewTopic(TOPIC, Optional.of(topics.touchpoints.partitions()), Optional.empty());
      var _ = admin.createTopics(List.of(topic)).all().get();
    }
    return new BareProducer(
        settings(connection), records, connection.wireFormat().valueSerde(topics.touchpoints));
  }

  /** Those of ingest's publisher. */
  private static Map<String, Object> settings(Connection connection) {
    Map<String, Object> settings = new HashMap<>(connection.kafka());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32 << 20);
    return settings;
  }

  /** Bytes of a record, on average. */
  long meanBytes() {
    return records.stream().mapToLong(record -> record.key().length + record.value().length).sum()
        / Math.max(1, records.size());
  }

  /** Writes ready bytes for some time; returns how many records a second were acknowledged. */
  double rate(Duration time) {
    return rate(time, new ByteArraySerializer(), records);
  }

  /** The same with touchpoints that it makes bytes of, as any program that writes them has to. */
  double avroRate(Duration time) {
    List<ProducerRecord<byte[], Touchpoint>> touchpoints =
        records.stream()
            .map(
                record ->
                    new ProducerRecord<>(
                        TOPIC,
                        record.key(),
                        avro.deserializer().deserialize(record.topic(), record.value())))
            .toList();
    return rate(time, avro.serializer(), touchpoints);
  }

  private <V> double rate(
      Duration time, Serializer<V> serializer, List<ProducerRecord<byte[], V>> records) {
    try (Producer<byte[], V> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), serializer)) {
      long began = System.nanoTime();
      long sent = 0;
      while (System.nanoTime() - began < time.toNanos()) {
        for (ProducerRecord<byte[], V> record : records) {
          var _ = producer.send(record);
        }
        sent += records.size();
      }
      producer.flush();
      return sent * NANOS / (System.nanoTime() - began);
    }
  }
}
