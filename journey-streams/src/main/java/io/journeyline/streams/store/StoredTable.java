package io.journeyline.streams.store;

import io.journeyline.streams.touchpoint.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A table in a Kafka Streams store. */
public final class StoredTable implements Table {
  private final KeyValueStore<Bytes, byte[]> store;

  public StoredTable(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(Bytes.wrap(key), value);
  }

  /** A store's own deletion would read the value first. */
  @Override
  @SuppressWarnings("NullAway") // a store takes null for a deletion
  public void delete(byte[] key) {
    store.put(Bytes.wrap(key), null);
  }

  @Override
  public void withPrefix(byte[] prefix, BiConsumer<byte[], byte[]> entry) {
    try (KeyValueIterator<Bytes, byte[]> found =
        store.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> next = found.next();
        entry.accept(next.key.get(), next.value);
      }
    }
  }

  @Override
  public List<byte[]> keysBetween(byte[] begin, byte[] end, int limit) {
    List<byte[]> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found = store.range(Bytes.wrap(begin), Bytes.wrap(end))) {
      while (found.hasNext() && keys.size() < limit) {
        keys.add(found.next().key.get());
      }
    }
    return keys;
  }
}
