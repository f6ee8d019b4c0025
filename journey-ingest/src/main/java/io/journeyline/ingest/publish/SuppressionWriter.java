package io.journeyline.ingest.publish;

import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Suppression;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes the topic {@code suppressed}, each identifier as its hash. */
public final class SuppressionWriter implements AutoCloseable {
  private final Topic<String, Suppression> topic;
  private final Normaliser normaliser;
  private final CustomerIds customerIds;
  private final Serializer<String> keys;
  private final Serializer<Suppression> values;
  private final Producer<byte[], byte[]> producer;

  /**
   * Connects to Kafka.
   *
   * @param customerIds with the pipeline's key
   * @param kafka settings of Kafka's producer, at least {@code bootstrap.servers}
   */
  public SuppressionWriter(
      Topics topics,
      WireFormat wire,
      Normaliser normaliser,
      CustomerIds customerIds,
      Map<String, ?> kafka) {
    this(
        topics,
        wire,
        normaliser,
        customerIds,
        new KafkaProducer<>(TouchpointPublisher.settings(kafka)));
  }

  SuppressionWriter(
      Topics topics,
      WireFormat wire,
      Normaliser normaliser,
      CustomerIds customerIds,
      Producer<byte[], byte[]> producer) {
    topic = topics.suppressed;
    this.normaliser = normaliser;
    this.customerIds = customerIds;
    keys = wire.keySerde(topic).serializer();
    values = wire.valueSerde(topic).serializer();
    this.producer = producer;
  }

  /**
   * Suppresses identifiers; returns when Kafka has acknowledged all of them.
   *
   * @param identifiers as {@code type:value}, in any form
   * @param since ms since 1970-01-01 UTC
   * @throws IllegalArgumentException naming the place in the list of one that identifies nobody;
   *     nothing is written
   * @throws PublishException when Kafka or the registry does not take it
   */
  public void suppress(List<String> identifiers, long since) {
    write(identifiers, new Suppression(since, SuppressionList.keyCheck(customerIds)));
  }

  /** Lets identifiers in again, as {@link #suppress} does for the contrary. */
  public void lift(List<String> identifiers) {
    write(identifiers, null);
  }

  private void write(List<String> identifiers, @Nullable Suppression suppression) {
    List<String> hashes = hashes(identifiers);
    try {
      List<Future<RecordMetadata>> sent =
          hashes.stream()
              .map(
                  hash ->
                      producer.send(
                          new ProducerRecord<>(
                              topic.name(),
                              keys.serialize(topic.name(), hash),
                              suppression == null
                                  ? null
                                  : values.serialize(topic.name(), suppression))))
              .collect(Collectors.toList());
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (KafkaException e) {
      throw TouchpointPublisher.failure(e);
    } catch (ExecutionException e) {
      throw TouchpointPublisher.failure(e.getCause() instanceof Exception cause ? cause : e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TouchpointPublisher.failure(e);
    }
  }

  private List<String> hashes(List<String> identifiers) {
    return identifiers.stream()
        .map(
            identifier ->
                normaliser
                    .identifier(identifier)
                    .map(customerIds::of)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "number "
                                    + (identifiers.indexOf(identifier) + 1)
                                    + " identifies nobody: write TYPE:VALUE, such as"
                                    + " email:ada@example.com, not one that the definition blocks")))
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    producer.close();
  }
}
