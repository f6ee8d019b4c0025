package io.journeyline.streams.touchpoint;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A task's state under ordered keys: a Kafka Streams store in production, a map under simulation.
 */
public interface Table {
  byte @Nullable [] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);

  /**
   * All entries whose keys begin with {@code prefix}, in order. The table must not be changed
   * meanwhile.
   */
  void withPrefix(byte[] prefix, BiConsumer<byte[], byte[]> entry);

  /** Up to {@code limit} keys from {@code begin} on and before {@code end}, in order. */
  List<byte[]> keysBetween(byte[] begin, byte[] end, int limit);
}
