package io.journeyline.local.pipeline;

import io.journeyline.ingest.publish.PublishException;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes records to one topic, each acknowledged before the next. */
public final class TopicWriter<K, V> implements AutoCloseable {
  private final Topic<K, V> topic;
  private final Producer<K, V> producer;

  /**
   * Connects to Kafka.
   *
   * @param kafka settings of the producer, with {@code bootstrap.servers}
   */
  public TopicWriter(Topic<K, V> topic, Map<String, ?> kafka, WireFormat wire) {
    this.topic = topic;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer =
        new KafkaProducer<>(
            settings, wire.keySerde(topic).serializer(), wire.valueSerde(topic).serializer());
  }

  /**
   * Writes a record.
   *
   * @param value null: deletes the key
   * @throws PublishException when Kafka or the registry does not take it
   */
  public void write(K key, @Nullable V value) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (KafkaException | ExecutionException e) {
      throw new PublishException("Kafka did not take a record for " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("A record for " + topic.name() + " was not waited for", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
