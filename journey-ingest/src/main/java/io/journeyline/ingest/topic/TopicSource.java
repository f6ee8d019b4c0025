package io.journeyline.ingest.topic;

import io.journeyline.ingest.http.ConfiguredTopic;
import io.journeyline.ingest.http.IngestParts;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of somebody else's as a member of a group. It takes one poll at a time, and commits
 * it once everything in it is durable; where that fails, it reads it again. So nothing is lost, and
 * what comes twice has the same event ids and counts once.
 */
final class TopicSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSource.class);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int PAUSE_SECONDS = 1;
  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 8 << 20;

  private final String id;
  private final List<String> topics;
  private final Consumer<byte[], byte[]> consumer;
  private final TopicIntake intake;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  TopicSource(
      String id, List<String> topics, Consumer<byte[], byte[]> consumer, TopicIntake intake) {
    this.id = id;
    this.topics = topics;
    this.consumer = consumer;
    this.intake = intake;
    thread = Thread.ofPlatform().name("topic-" + id).unstarted(this::run);
  }

  static TopicSource connect(
      ConfiguredTopic topic, IngestParts parts, Map<String, ?> kafka, String prefix) {
    TopicIntake intake = new TopicIntake(topic, parts);
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            settings(topic, kafka, prefix),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    parts.metrics().bind(new KafkaClientMetrics(consumer));
    return new TopicSource(topic.settings().id(), topic.topics(), consumer, intake);
  }

  static Map<String, Object> settings(ConfiguredTopic topic, Map<String, ?> kafka, String prefix) {
    String id = topic.settings().id();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putAll(topic.kafka());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "journey-ingest-" + id);
    settings.put(
        ConsumerConfig.GROUP_ID_CONFIG,
        Objects.requireNonNullElse(topic.group(), prefix + "ingest-" + id));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
    settings.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return settings;
  }

  void start() {
    thread.start();
  }

  /** Asks it to end. */
  void stop() {
    stopped.countDown();
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(topics);
      LOG.info("{} reads {}", id, topics);
      while (!isStopped()) {
        try {
          step();
        } catch (InterruptException e) {
          LOG.debug("{} is interrupted", id);
          return;
        } catch (KafkaException e) {
          failed("the topic cannot be read: " + e);
        } catch (NotTakenException e) {
          failed(String.valueOf(e.getMessage()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{} ends: {} is not read any more until the next start", id, topics, e);
    }
  }

  private void step() throws InterruptedException, NotTakenException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (records.isEmpty()) {
      return;
    }
    try {
      intake.take(records, this::isStopped);
    } catch (NotTakenException e) {
      seekBack(records);
      throw e;
    }
    failing = false;
    commit(records);
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void seekBack(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition at : records.partitions()) {
      ConsumerRecord<byte[], byte[]> first = records.records(at).getFirst();
      consumer.seek(at, first.offset());
    }
  }

  /** What is not committed, since somebody else reads it by now, is read once more by them. */
  private void commit(ConsumerRecords<byte[], byte[]> records) {
    try {
      consumer.commitSync(records.nextOffsets());
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.info("{} could not commit and may read some records again: {}", id, e.toString());
    }
  }

  private void failed(String why) throws InterruptedException {
    if (!failing) {
      LOG.warn("{} does not get on and tries again every second: {}", id, why);
    }
    failing = true;
    var _ = stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
