package io.journeyline.streams.progress;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the application has committed with the ends of its topics, again and again: that
 * tells when inputs were read to their end, and what of the internal topics has been consumed and
 * can be deleted.
 */
public final class GroupWatcher implements InputEnds, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWatcher.class);
  private static final int LOOKS_PER_DELETION = 100;

  private final Admin admin;
  private final String group;
  private final Topics topics;
  private final Duration pause;
  private final Map<TopicPartition, Long> caughtUpAt = new ConcurrentHashMap<>();
  private final Map<TopicPartition, InputPosition> lastSeen = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> deletedUpTo = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  public GroupWatcher(
      Map<String, Object> adminConfig, String group, Topics topics, Duration pause) {
    admin = Admin.create(adminConfig);
    this.group = group;
    this.topics = topics;
    this.pause = pause;
    thread = Thread.ofVirtual().name("group-watcher").unstarted(this::watch);
  }

  public void start() {
    thread.start();
  }

  @Override
  public long caughtUpAt(String topic, int partition) {
    return caughtUpAt.getOrDefault(new TopicPartition(topic, partition), Ledger.NOTHING);
  }

  @Override
  public @Nullable InputPosition lastSeen(String topic, int partition) {
    return lastSeen.get(new TopicPartition(topic, partition));
  }

  /** Committed positions and ends of a topic's partitions, in order. */
  public List<InputPosition> positions(Topic<?, ?> topic) throws InterruptedException {
    try {
      return positions(List.of(topic));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not tell its offsets: " + e.getCause(), e);
    }
  }

  private List<InputPosition> positions(List<Topic<?, ?>> which)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (Topic<?, ?> topic : which) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        wanted.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    // The ends first: what is committed later than that covers them.
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    List<InputPosition> positions = new ArrayList<>();
    for (Topic<?, ?> topic : which) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        TopicPartition key = new TopicPartition(topic.name(), partition);
        OffsetAndMetadata offset = committed.get(key);
        long end = java.util.Objects.requireNonNull(ends.get(key)).offset();
        positions.add(
            new InputPosition(topic.name(), partition, offset == null ? 0 : offset.offset(), end));
      }
    }
    return positions;
  }

  private void watch() {
    for (int looks = 1; !closed; looks++) {
      try {
        long now = System.currentTimeMillis();
        for (InputPosition position : positions(List.of(topics.touchpoints, topics.rejected))) {
          TopicPartition partition = new TopicPartition(position.topic(), position.partition());
          lastSeen.put(partition, position);
          if (position.isAtEnd()) {
            caughtUpAt.put(partition, now);
          }
        }
        if (looks % LOOKS_PER_DELETION == 0) {
          deleteConsumed();
        }
        Thread.sleep(pause);
      } catch (ExecutionException e) {
        LOG.warn(
            "cannot read offsets, watermarks stand still until it works again: {}", e.toString());
        pauseAfterFailure();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void pauseAfterFailure() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deleteConsumed() throws InterruptedException, ExecutionException {
    Map<TopicPartition, RecordsToDelete> consumed = new HashMap<>();
    for (InputPosition position : positions(List.of(topics.forwards, topics.differences))) {
      TopicPartition key = new TopicPartition(position.topic(), position.partition());
      if (position.committed() > deletedUpTo.getOrDefault(key, 0L)) {
        consumed.put(key, RecordsToDelete.beforeOffset(position.committed()));
        deletedUpTo.put(key, position.committed());
      }
    }
    admin.deleteRecords(consumed).all().get();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    admin.close(Duration.ofSeconds(2));
  }
}
