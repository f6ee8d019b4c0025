package io.journeyline.ingest.publish;

import io.journeyline.schemas.Suppression;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic {@code suppressed} from its start, on and on, in a thread of its own. It never
 * gives up: without the list nothing is taken in.
 */
final class SuppressionFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SuppressionFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int PAUSE_SECONDS = 1;

  private final Consumer<String, Suppression> consumer;
  private final SuppressionList list;
  private final List<TopicPartition> partitions;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private @Nullable Map<TopicPartition, Long> ends;
  private boolean failing;

  SuppressionFollower(
      Topic<String, Suppression> topic,
      Consumer<String, Suppression> consumer,
      SuppressionList list) {
    this.consumer = consumer;
    this.list = list;
    partitions = topic.allPartitions();
    thread = Thread.ofPlatform().daemon().name("suppression-follower").unstarted(this::follow);
  }

  static SuppressionFollower start(
      Topic<String, Suppression> topic,
      WireFormat wire,
      Map<String, ?> kafka,
      SuppressionList list) {
    Map<String, Object> settings = IdentitiesFollower.settings(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "journey-ingest-suppressed");
    SuppressionFollower follower =
        new SuppressionFollower(
            topic,
            new KafkaConsumer<>(
                settings,
                wire.keySerde(topic).deserializer(),
                wire.valueSerde(topic).deserializer()),
            list);
    follower.start();
    return follower;
  }

  void start() {
    thread.start();
  }

  /** Waits until what was there at the start was read, but no longer than {@code patience}. */
  void awaitCaughtUp(Duration patience) {
    try {
      if (!caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The list of the suppressed is still being read; until then nothing is taken in");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer) {
      while (stopped.getCount() > 0) {
        try {
          step();
          failing = false;
        } catch (WakeupException | InterruptException e) {
          LOG.debug("The list of the suppressed is not followed any more");
          return;
        } catch (RuntimeException e) {
          warn(e);
          if (stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() {
    Map<TopicPartition, Long> until = ends;
    if (until == null) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      until = consumer.endOffsets(partitions);
      ends = until;
    }
    if (caughtUp.getCount() > 0 && isAt(until)) {
      list.setWhole();
      caughtUp.countDown();
    }
    for (ConsumerRecord<String, Suppression> record : consumer.poll(POLL)) {
      list.take(record.key(), record.value());
    }
  }

  private boolean isAt(Map<TopicPartition, Long> until) {
    return partitions.stream().allMatch(at -> consumer.position(at) >= until.getOrDefault(at, 0L));
  }

  private void warn(RuntimeException e) {
    if (!failing) {
      LOG.warn("The list of the suppressed cannot be read at present: {}", e.toString());
    }
    failing = true;
  }

  @Override
  public void close() {
    stopped.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
