package io.journeyline.schemas;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic: its name, what its keys and values are, and how the broker keeps them.
 *
 * <p>A key or value type is an Avro record (Confluent wire format), {@code String} (UTF-8) or
 * {@code byte[]} (as is).
 */
public record Topic<K, V>(
    String name,
    Class<K> keyType,
    Class<V> valueType,
    Cleanup cleanup,
    int partitions,
    boolean restricted) {

  /** How the broker keeps records. */
  public enum Cleanup {
    /** Kept for the retention time, by the time of append. */
    DELETE,
    /** The last record of each key is kept. */
    COMPACT,
    /** Kept until the application deletes what it has committed. */
    CONSUMED
  }

  /** Whether consumers outside the pipeline may rely on it. */
  public boolean isPublic() {
    return cleanup != Cleanup.CONSUMED;
  }

  /** What a consumer without a group is assigned to read all of it. */
  public List<TopicPartition> allPartitions() {
    return IntStream.range(0, partitions)
        .mapToObj(partition -> new TopicPartition(name, partition))
        .toList();
  }
}
