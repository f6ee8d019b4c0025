package io.journeyline.streams.home;

import io.journeyline.streams.touchpoint.Table;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The tables of all tasks of an instance as one, from outside: it can only be read. */
record StoreTable(ReadOnlyKeyValueStore<Bytes, byte[]> store) implements Table {
  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void withPrefix(byte[] prefix, BiConsumer<byte[], byte[]> entry) {
    // A prefix of no bytes has no end that a store could look up.
    try (KeyValueIterator<Bytes, byte[]> found =
        prefix.length == 0
            ? store.all()
            : store.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> next = found.next();
        entry.accept(next.key.get(), next.value);
      }
    }
  }

  @Override
  public void put(byte[] key, byte[] value) {
    throw readOnly();
  }

  @Override
  public void delete(byte[] key) {
    throw readOnly();
  }

  @Override
  public List<byte[]> keysBetween(byte[] begin, byte[] end, int limit) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a task's state is only its own to change");
  }
}
