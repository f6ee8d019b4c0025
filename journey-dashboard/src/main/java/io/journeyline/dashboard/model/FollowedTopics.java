package io.journeyline.dashboard.model;

import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics while Kafka answers: reads them from where the store is.
 *
 * <p>What a task says of its progress is only believed once every cell that had been published by
 * then is in the store, so that {@code asOf} is never ahead of the cells.
 */
final class FollowedTopics implements AutoCloseable {
  /** Well below how long brokers keep records without a value, which would be missed. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<Progress> progressValues;
  private final Map<String, CellRecords<?, ?>> records = new HashMap<>();
  private final Map<String, RecordTable<?>> tables = new HashMap<>();
  private final List<TopicPartition> cellPartitions = new ArrayList<>();
  private final List<TopicPartition> otherPartitions = new ArrayList<>();
  private final CellStore store;
  private final Map<String, String> topicIds;
  private final boolean anew;
  private final ProgressFold progress;

  private Map<TopicPartition, Long> firstEnds = Map.of();
  private @Nullable Awaited awaited;
  private boolean progressCame;
  private long lookedAt = System.nanoTime();

  /** Progress to be believed once cells are read up to {@code ends}. */
  private record Awaited(Map<TopicPartition, Long> ends, Moment moment) {}

  private FollowedTopics(
      Map<String, Object> kafka,
      WireFormat wire,
      Topics topics,
      List<CellRecords<?, ?>> read,
      List<RecordTable<?>> kept,
      CellStore store) {
    this.store = store;
    progress = new ProgressFold(topics.partitions());
    progressValues = wire.valueSerde(topics.progress).deserializer();
    read.forEach(each -> records.put(each.topic().name(), each));
    read.forEach(each -> cellPartitions.addAll(each.topic().allPartitions()));
    Set<String> names = new HashSet<>(records.keySet());
    names.add(topics.progress.name());
    topicIds = TopicIds.of(kafka, names);
    otherPartitions.addAll(topics.progress.allPartitions());
    Set<String> there =
        TopicIds.existing(kafka, kept.stream().map(table -> table.topic().name()).toList());
    for (RecordTable<?> table : kept) {
      table.clear();
      // A pipeline of an earlier version has not all of them.
      if (there.contains(table.topic().name())) {
        tables.put(table.topic().name(), table);
        otherPartitions.addAll(table.topic().allPartitions());
      }
    }
    @Nullable Place place = usable(Place.of(store.note(Place.NOTE)));
    anew = place == null;
    if (anew) {
      store.clear();
    }
    consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    begin(place == null ? Map.of() : place.offsets());
  }

  static FollowedTopics open(
      Map<String, Object> kafka,
      WireFormat wire,
      Topics topics,
      List<CellRecords<?, ?>> records,
      List<RecordTable<?>> tables,
      CellStore store) {
    return new FollowedTopics(kafka, wire, topics, records, tables, store);
  }

  /** Null where the store is of other topics, or so old that deletions may have been missed. */
  private @Nullable Place usable(@Nullable Place place) {
    if (place == null || !place.topicIds().equals(topicIds)) {
      return null;
    }
    long age = System.currentTimeMillis() - place.at();
    return age < 0 || age > LONGEST_PAUSE.toMillis() ? null : place;
  }

  private void begin(Map<TopicPartition, Long> offsets) {
    try {
      List<TopicPartition> all = new ArrayList<>(cellPartitions);
      all.addAll(otherPartitions);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      offsets.forEach(consumer::seek);
      firstEnds = consumer.endOffsets(all);
      tables.values().stream().filter(table -> table.last() > 0).forEach(this::seekToLast);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private void seekToLast(RecordTable<?> table) {
    List<TopicPartition> of = table.topic().allPartitions();
    consumer
        .beginningOffsets(of)
        .forEach(
            (partition, begin) -> {
              long end = firstEnds.getOrDefault(partition, begin);
              consumer.seek(partition, Math.max(begin, end - table.last()));
            });
  }

  /** Whether the store begins empty. */
  boolean isAnew() {
    return anew;
  }

  /**
   * Takes in what has come, waiting for it a moment.
   *
   * @return names of the aggregates that changed
   */
  Set<String> next() {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    Set<String> changed = new HashSet<>();
    if (!polled.isEmpty()) {
      take(polled, changed);
    }
    look();
    return changed;
  }

  private void take(ConsumerRecords<byte[], byte[]> polled, Set<String> changed) {
    try (CellFold fold = new CellFold(store)) {
      boolean hasCells = false;
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        CellRecords<?, ?> cells = records.get(record.topic());
        RecordTable<?> table = tables.get(record.topic());
        if (table != null) {
          table.take(record);
          changed.add(table.name());
        } else if (cells != null) {
          hasCells = true;
          cells.take(record, fold);
          changed.add(cells.name());
        } else {
          takeProgress(record);
        }
      }
      if (hasCells) {
        Place place = new Place(topicIds, System.currentTimeMillis(), positions());
        fold.note(Place.NOTE, place.toBytes());
        fold.write();
      }
    }
  }

  private void takeProgress(ConsumerRecord<byte[], byte[]> record) {
    String task = new String(record.key(), java.nio.charset.StandardCharsets.UTF_8);
    byte @Nullable [] value = record.value();
    progress.take(
        task,
        value == null ? null : progressValues.deserialize(record.topic(), value),
        record.timestamp());
    progressCame = true;
  }

  /** Asks Kafka where the topics end, for what progress says, and to see whether it answers. */
  private void look() {
    long since = System.nanoTime() - lookedAt;
    boolean due = progressCame && awaited == null && since > BETWEEN_LOOKS.toNanos();
    if (due || since > LONGEST_SILENCE.toNanos()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(cellPartitions);
      lookedAt = System.nanoTime();
      if (due) {
        awaited = new Awaited(ends, Moment.NOTHING.withProgress(progress));
        progressCame = false;
      }
    }
  }

  /** What is known now, after {@code before}. */
  Moment moment(Moment before) {
    boolean complete = (before.complete() && !anew) || isReadUpTo(firstEnds);
    Moment now =
        before
            .withStale(false)
            .withComplete(before.complete() || complete)
            .withRevisions(revisions());
    Awaited waiting = awaited;
    if (waiting != null && isReadUpTo(waiting.ends())) {
      awaited = null;
      return now.withMomentOf(waiting.moment());
    }
    return now;
  }

  private boolean isReadUpTo(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    cellPartitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
    return positions;
  }

  private Map<String, Long> revisions() {
    Map<String, Long> revisions = new HashMap<>();
    for (TopicPartition partition : cellPartitions) {
      String name = Objects.requireNonNull(records.get(partition.topic())).name();
      revisions.merge(name, consumer.position(partition), Long::sum);
    }
    for (RecordTable<?> table : tables.values()) {
      for (TopicPartition partition : table.topic().allPartitions()) {
        revisions.merge(table.name(), consumer.position(partition), Long::sum);
      }
    }
    return Map.copyOf(revisions);
  }

  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
