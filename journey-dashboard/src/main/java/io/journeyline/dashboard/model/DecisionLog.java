package io.journeyline.dashboard.model;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what people decide to its topic; it is read back from there like everything else. */
public final class DecisionLog<V> implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Map<String, Object> kafka;
  private final WireFormat wire;
  private final Topic<String, V> topic;
  private @Nullable Producer<String, V> producer;

  /**
   * @param kafka settings of the producer, with {@code bootstrap.servers}
   */
  public DecisionLog(Map<String, ?> kafka, WireFormat wire, Topic<String, V> topic) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    this.wire = wire;
    this.topic = topic;
  }

  /**
   * Writes a decision and waits until Kafka has it; without one, that of this id is given up.
   *
   * @throws KafkaException when Kafka or the registry does not answer
   */
  public synchronized void put(String id, @Nullable V decision) {
    try {
      if (producer == null) {
        producer =
            new KafkaProducer<>(kafka, new StringSerializer(), wire.valueSerde(topic).serializer());
      }
      var _ =
          producer
              .send(new ProducerRecord<>(topic.name(), id, decision))
              .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("it was not written: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("it was not waited for", e);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
