package io.journeyline.streams.store;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes a task's {@link WriteBackStore}. */
public final class WriteBackBuilder implements StoreBuilder<WriteBackStore> {
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> below;
  private final long capacity;

  /**
   * @param store what is written to
   * @param capacity bytes that a task keeps in memory, by and large
   */
  public WriteBackBuilder(KeyValueBytesStoreSupplier store, long capacity) {
    below = Stores.keyValueStoreBuilder(store, Serdes.Bytes(), Serdes.ByteArray());
    this.capacity = capacity;
  }

  /** It caches; Kafka Streams' own cache is not put before it. */
  @Override
  public StoreBuilder<WriteBackStore> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<WriteBackStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<WriteBackStore> withLoggingEnabled(Map<String, String> config) {
    below.withLoggingEnabled(config);
    return this;
  }

  @Override
  public StoreBuilder<WriteBackStore> withLoggingDisabled() {
    below.withLoggingDisabled();
    return this;
  }

  @Override
  public WriteBackStore build() {
    return new WriteBackStore(below.build(), capacity);
  }

  @Override
  public Map<String, String> logConfig() {
    return below.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return below.loggingEnabled();
  }

  @Override
  public String name() {
    return below.name();
  }
}
