package io.journeyline.ingest.publish;

import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic {@code identities} from its start, on and on, in a thread of its own. */
final class IdentitiesFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdentitiesFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Topic<String, Identity> topic;
  private final Consumer<String, Identity> consumer;
  private final KnownRoots roots;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Thread thread;

  IdentitiesFollower(
      Topic<String, Identity> topic, Consumer<String, Identity> consumer, KnownRoots roots) {
    this.topic = topic;
    this.consumer = consumer;
    this.roots = roots;
    thread = Thread.ofPlatform().daemon().name("identities-follower").unstarted(this::follow);
  }

  static IdentitiesFollower start(
      Topic<String, Identity> topic, WireFormat wire, Map<String, ?> kafka, KnownRoots roots) {
    Consumer<String, Identity> consumer =
        new KafkaConsumer<>(
            settings(kafka),
            wire.keySerde(topic).deserializer(),
            wire.valueSerde(topic).deserializer());
    IdentitiesFollower follower = new IdentitiesFollower(topic, consumer, roots);
    follower.start();
    return follower;
  }

  void start() {
    thread.start();
  }

  static Map<String, Object> settings(Map<String, ?> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "journey-ingest-identities");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  /** Waits until what was there at the start was read, but no longer than {@code patience}. */
  void awaitCaughtUp(Duration patience) {
    try {
      if (!caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("{} is still being read; until then touchpoints go by their key", topic.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer) {
      List<TopicPartition> partitions = topic.allPartitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!Thread.currentThread().isInterrupted()) {
        if (caughtUp.getCount() > 0
            && partitions.stream()
                .allMatch(at -> consumer.position(at) >= ends.getOrDefault(at, 0L))) {
          caughtUp.countDown();
        }
        for (ConsumerRecord<String, Identity> record : consumer.poll(POLL)) {
          roots.take(record.key(), record.value());
        }
      }
    } catch (WakeupException | InterruptException e) {
      LOG.debug("{} is not followed any more", topic.name());
    } catch (RuntimeException e) {
      LOG.warn(
          "{} cannot be read; touchpoints of customers who move from now on take a hop more: {}",
          topic.name(),
          e.toString());
    } finally {
      caughtUp.countDown();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
