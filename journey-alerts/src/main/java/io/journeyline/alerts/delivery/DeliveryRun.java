package io.journeyline.alerts.delivery;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertDeadLetter;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one receiver, in a thread of its own, so that one that hangs holds up nobody. What
 * was delivered is committed afterwards: at least once, in order.
 */
final class DeliveryRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long FIRST_PAUSE = 500;
  private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toMillis();
  private static final long STALE = Duration.ofDays(1).toMillis();

  private final Receiver receiver;
  private final Topics topics;
  private final Map<String, Object> kafka;
  private final WireFormat wire;
  private final InstantSource clock;
  private final Post post;
  private final DeliveryCounts counts;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  DeliveryRun(
      Receiver receiver,
      Topics topics,
      Map<String, Object> kafka,
      WireFormat wire,
      InstantSource clock,
      Duration patience) {
    this.receiver = receiver;
    this.topics = topics;
    this.kafka = kafka;
    this.wire = wire;
    this.clock = clock;
    post = new Post(clock, patience);
    counts = DeliveryCounts.of(receiver);
    thread = Thread.ofPlatform().name("alerts-to-" + receiver.id()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  DeliveryCounts counts() {
    return counts;
  }

  private void run() {
    while (!isEnded()) {
      try (Consumer<String, Alert> consumer = consumer()) {
        consumer.subscribe(List.of(topics.alerts.name()));
        while (!isEnded()) {
          for (ConsumerRecord<String, Alert> record : consumer.poll(POLL)) {
            if (!handle(record, consumer)) {
              break;
            }
          }
        }
      } catch (InterruptException e) {
        return;
      } catch (InterruptedException e) {
        return;
      } catch (KafkaException | ExecutionException e) {
        LOG.warn("Delivery to {} failed, trying again: {}", receiver, e.toString());
        if (await(FIRST_PAUSE)) {
          return;
        }
      }
    }
  }

  private Consumer<String, Alert> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, topics.prefix() + "alerts-to-" + receiver.id());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaConsumer<>(
        config,
        wire.keySerde(topics.alerts).deserializer(),
        wire.valueSerde(topics.alerts).deserializer());
  }

  /** Delivers and commits; false where another instance goes on. */
  private boolean handle(ConsumerRecord<String, Alert> record, Consumer<String, Alert> consumer)
      throws InterruptedException, ExecutionException {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (isFor(record.value(), record.timestamp())
        && !deliver(record.value(), partition, consumer)) {
      return false;
    }
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
    return true;
  }

  /** Who is asked for the first time is not told of what is long past. */
  private boolean isFor(Alert alert, long writtenAt) {
    return alert != null
        && !alert.getSilenced()
        && receiver.wants(alert.getSeverity())
        && clock.millis() - writtenAt < Math.max(STALE, receiver.retryFor().toMillis());
  }

  private boolean deliver(Alert alert, TopicPartition partition, Consumer<String, Alert> consumer)
      throws InterruptedException, ExecutionException {
    Letter letter = Letter.of(receiver, alert);
    long begun = clock.millis();
    long pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      String reason;
      try {
        if (post.send(receiver, letter)) {
          counts.delivered().increment();
          LOG.info("Alert {} {} delivered to {}", alert.getId(), alert.getState(), receiver);
          return true;
        }
        reason = "it answered 410: it wants no more";
      } catch (DeliveryException e) {
        counts.failed().increment();
        reason = String.valueOf(e.getMessage());
        if (clock.millis() - begun + pause < receiver.retryFor().toMillis()) {
          LOG.warn(
              "Alert {} not delivered to {}: {}; again in {} ms",
              alert.getId(),
              receiver,
              reason,
              pause);
          if (!stay(partition, consumer, pause)) {
            return false;
          }
          pause = Math.min(LONGEST_PAUSE, pause * 2);
          continue;
        }
      }
      giveUp(alert, letter, reason, attempt);
      return true;
    }
  }

  /** Waits without leaving the group; false where the partition was taken away. */
  private boolean stay(TopicPartition partition, Consumer<String, Alert> consumer, long pause)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
    while (System.nanoTime() < until) {
      consumer.pause(consumer.assignment());
      consumer.poll(Duration.ZERO);
      if (isEnded() || await(Math.min(pause, 500)) || !consumer.assignment().contains(partition)) {
        return false;
      }
    }
    consumer.resume(consumer.assignment());
    return true;
  }

  private void giveUp(Alert alert, Letter letter, String reason, int attempts)
      throws InterruptedException, ExecutionException {
    counts.givenUp().increment();
    LOG.error("Alert {} given up for {}: {}", alert.getId(), receiver, reason);
    String topic = topics.alertDeadLetters.name();
    AlertDeadLetter dead =
        new AlertDeadLetter(
            receiver.id(),
            alert.getId(),
            alert.getState().name(),
            reason,
            attempts,
            clock.millis(),
            letter.body());
    byte[] value = wire.valueSerde(topics.alertDeadLetters).serializer().serialize(topic, dead);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, receiver.id() + "|" + letter.id(), value)).get();
    }
  }

  private boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Waits; returns whether it is to end. */
  private boolean await(long millis) {
    try {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    post.close();
  }
}
