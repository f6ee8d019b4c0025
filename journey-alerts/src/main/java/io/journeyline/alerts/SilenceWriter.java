package io.journeyline.alerts;

import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes silences to their topic. */
public final class SilenceWriter implements AutoCloseable {
  private static final int ID_DIGITS = 8;

  private final String topic;
  private final Serializer<AlertSilence> values;
  private final Producer<String, byte[]> producer;

  public SilenceWriter(Topics topics, Map<String, Object> kafka, WireFormat wire) {
    topic = topics.alertSilences.name();
    values = wire.valueSerde(topics.alertSilences).serializer();
    producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
  }

  /** Returns its id once Kafka has it. */
  public String silence(AlertSilence silence) {
    String id = UUID.randomUUID().toString().substring(0, ID_DIGITS);
    write(id, values.serialize(topic, silence));
    return id;
  }

  public void lift(String id) {
    write(id, null);
  }

  private void write(String id, byte @Nullable [] value) {
    try {
      producer.send(new ProducerRecord<>(topic, id, value)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("the silence was not written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("the silence was not waited for", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
