package io.journeyline.local.pipeline;

import io.journeyline.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * The present state of a topic: the last value of each key. Looking again reads only what has come
 * since.
 */
final class Followed<K, V> {
  /** Well below how long brokers keep records without a value, which would be missed. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final TopicReader reader;
  private final Topic<K, V> topic;
  private final Map<K, V> state = new HashMap<>();
  private Map<TopicPartition, Long> upTo = Map.of();
  private long lookedAt;

  Followed(TopicReader reader, Topic<K, V> topic) {
    this.reader = reader;
    this.topic = topic;
  }

  /**
   * The state at the topic's present end; it changes with the next look.
   *
   * @param changed takes the keys of which something was written since the last look
   */
  Map<K, V> look(Consumer<? super K> changed) {
    long now = System.nanoTime();
    Map<TopicPartition, Long> ends = reader.ends(topic);
    if (now - lookedAt > LONGEST_PAUSE.toNanos() || TopicReader.isShorter(ends, upTo)) {
      forget();
    }
    try {
      read(ends, changed);
    } catch (OffsetOutOfRangeException e) {
      forget();
      read(ends, changed);
    }
    lookedAt = now;
    return state;
  }

  private void read(Map<TopicPartition, Long> ends, Consumer<? super K> changed) {
    reader.read(
        topic,
        upTo,
        ends,
        record -> {
          take(record);
          changed.accept(record.key());
        });
    upTo = ends;
  }

  private void take(ConsumerRecord<K, V> record) {
    if (record.value() == null) {
      state.remove(record.key());
    } else {
      state.put(record.key(), record.value());
    }
  }

  private void forget() {
    state.clear();
    upTo = Map.of();
  }
}
