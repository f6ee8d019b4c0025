package io.journeyline.ingest.publish;

import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.Ingested;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the topics {@code touchpoints} and {@code rejected}, each record once and acknowledged
 * by all in-sync replicas. When Kafka is slower than the sender, the sender waits. It may be used
 * by many threads.
 */
public final class TouchpointPublisher implements Publisher, AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int LINGER_MS = 20;
  private static final int BATCH_BYTES = 1 << 17;
  private static final int BUFFER_BYTES = 32 << 20;

  private final Producer<byte[], byte[]> producer;
  private final Envelopes envelopes;
  private final @Nullable KnownRoots roots;
  private final AtomicReference<@Nullable PublishException> firstFailure = new AtomicReference<>();

  /**
   * Connects to Kafka.
   *
   * @param kafka settings of Kafka's producer, at least {@code bootstrap.servers}
   */
  public TouchpointPublisher(
      Topics topics, WireFormat wire, Normaliser normaliser, Map<String, ?> kafka) {
    this(topics, wire, normaliser, kafka, null);
  }

  /**
   * Connects to Kafka and sends touchpoints to where their customers live.
   *
   * @param kafka settings of Kafka's producer, at least {@code bootstrap.servers}
   * @param roots tells where, and is closed with the publisher; null: keys decide
   */
  public TouchpointPublisher(
      Topics topics,
      WireFormat wire,
      Normaliser normaliser,
      Map<String, ?> kafka,
      @Nullable KnownRoots roots) {
    this(
        new KafkaProducer<>(settings(kafka)),
        new Envelopes(
            topics,
            wire,
            normaliser,
            roots == null ? identifiers -> OptionalInt.empty() : roots::partitionOf),
        roots);
  }

  TouchpointPublisher(
      Producer<byte[], byte[]> producer, Envelopes envelopes, @Nullable KnownRoots roots) {
    this.producer = producer;
    this.envelopes = envelopes;
    this.roots = roots;
  }

  static Map<String, Object> settings(Map<String, ?> kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "journey-ingest");
    settings.putAll(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** Adds the metrics of Kafka's producer. */
  public void bindTo(Metrics metrics) {
    metrics.bind(new KafkaClientMetrics(producer));
  }

  @Override
  public CompletableFuture<Outcome> publish(Ingested ingested) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    try {
      Envelope envelope = envelopes.of(ingested);
      var _ =
          producer.send(
              envelope.record(),
              (metadata, error) -> {
                if (error == null) {
                  answer.complete(envelope.outcome());
                } else {
                  answer.completeExceptionally(failure(error));
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      answer.completeExceptionally(failure(e));
    }
    return answer;
  }

  /**
   * Sends without waiting for the acknowledgement; {@link #flush()} waits for all.
   *
   * @return what becomes of it if it is acknowledged
   * @throws PublishException when this or an earlier record could not be sent
   */
  public Outcome send(Ingested ingested) {
    throwFirstFailure();
    try {
      Envelope envelope = envelopes.of(ingested);
      var _ =
          producer.send(
              envelope.record(),
              (metadata, error) -> {
                if (error != null) {
                  firstFailure.compareAndSet(null, failure(error));
                }
              });
      return envelope.outcome();
    } catch (KafkaException | IllegalStateException e) {
      throw failure(e);
    }
  }

  /**
   * Waits until everything sent is acknowledged.
   *
   * @throws PublishException when a record was not
   */
  public void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw failure(e);
    }
    throwFirstFailure();
  }

  private void throwFirstFailure() {
    @Nullable PublishException failure = firstFailure.get();
    if (failure != null) {
      throw failure;
    }
  }

  static PublishException failure(Exception cause) {
    String what =
        cause instanceof SerializationException
            ? "the schema registry did not answer as it should; check its address"
            : "Kafka did not take a record; check the brokers and their address";
    @Nullable Throwable root = cause.getCause();
    String detail = root == null ? String.valueOf(cause.getMessage()) : cause + ", " + root;
    return new PublishException(what + ": " + detail, cause);
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
    if (roots != null) {
      roots.close();
    }
  }
}
