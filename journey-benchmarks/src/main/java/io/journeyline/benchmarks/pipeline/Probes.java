package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.benchmarks.platform.ProgressFollower;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Touchpoints that are timed one by one: each has a channel of its own, so that the first cell of
 * that channel is the first that counts it.
 */
final class Probes implements AutoCloseable {
  private static final String CHANNEL = "probe-";
  private static final int CUSTOMERS = 50;
  private static final int PER_SECOND = 20;
  private static final double NANOS = 1e9;
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Topics topics;
  private final ProgressFollower progress;
  private final KafkaProducer<String, Touchpoint> producer;
  private final KafkaConsumer<TouchpointStatKey, TouchpointStatCounts> consumer;
  private final Map<String, Long> appended = new ConcurrentHashMap<>();
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private volatile boolean sending = true;
  private volatile boolean looking = true;
  private final Thread sender;
  private final Thread viewer;

  private Probes(BenchPlatform platform, Topics topics, ProgressFollower progress) {
    this.topics = topics;
    this.progress = progress;
    WireFormat wire = platform.connection().wireFormat();
    producer =
        new KafkaProducer<>(
            platform.connection().kafka(),
            wire.keySerde(topics.touchpoints).serializer(),
            wire.valueSerde(topics.touchpoints).serializer());
    Map<String, Object> reading = platform.connection().kafka();
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(
            reading,
            wire.keySerde(topics.touchpointStats).deserializer(),
            wire.valueSerde(topics.touchpointStats).deserializer());
    List<TopicPartition> partitions = topics.touchpointStats.allPartitions();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    sender = Thread.ofPlatform().name("probe-sender").unstarted(this::send);
    viewer = Thread.ofPlatform().name("probe-viewer").unstarted(this::look);
  }

  /**
   * Sends until {@link #finish()}.
   *
   * @param progress used by no other from now on
   */
  static Probes start(BenchPlatform platform, Topics topics, ProgressFollower progress) {
    Probes probes = new Probes(platform, topics, progress);
    probes.viewer.start();
    probes.sender.start();
    return probes;
  }

  /**
   * How long they took.
   *
   * @param millis of those that were seen, sorted
   * @param missing how many were not
   */
  record Times(List<Long> millis, int missing) {}

  /** Sends no more and waits for what is still under way. */
  Times finish() throws InterruptedException {
    sending = false;
    sender.join();
    producer.flush();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (seen.size() < appended.size() && System.nanoTime() < until) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    List<Long> millis =
        appended.entrySet().stream()
            .filter(probe -> seen.containsKey(probe.getKey()))
            .map(probe -> seen.getOrDefault(probe.getKey(), 0L) - probe.getValue())
            .sorted()
            .toList();
    return new Times(millis, appended.size() - millis.size());
  }

  private void send() {
    long began = System.nanoTime();
    int sent = 0;
    while (sending) {
      // As recent as the others, by the clock of their data.
      long now = progress.next().asOf();
      long due = (long) ((System.nanoTime() - began) / NANOS * PER_SECOND);
      for (; sent < due; sent++) {
        send(sent, now);
      }
    }
  }

  private void send(int number, long at) {
    String channel = CHANNEL + number;
    String user = "probe-" + number % CUSTOMERS;
    Touchpoint touchpoint =
        Touchpoint.newBuilder()
            .setEventId(channel)
            .setSource("web")
            .setChannel(channel)
            .setType("Page Viewed")
            .setOccurredAt(at)
            .setReceivedAt(at)
            .setIdentifiers(List.of(new Identifier("user_id", user)))
            .setProperties(Map.of("path", "/"))
            .setTraits(Map.of())
            .build();
    var _ =
        producer.send(
            new ProducerRecord<>(topics.touchpoints.name(), "user_id:" + user, touchpoint),
            (metadata, error) -> {
              if (error == null) {
                // The broker's time of the append, on this machine's clock.
                appended.put(channel, metadata.timestamp());
              }
            });
  }

  private void look() {
    while (looking) {
      for (ConsumerRecord<TouchpointStatKey, TouchpointStatCounts> cell : consumer.poll(POLL)) {
        if (cell.key().getChannel().startsWith(CHANNEL)) {
          var _ = seen.putIfAbsent(cell.key().getChannel(), System.currentTimeMillis());
        }
      }
    }
  }

  @Override
  public void close() {
    sending = false;
    looking = false;
    try {
      sender.join();
      viewer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
    consumer.close();
  }
}
