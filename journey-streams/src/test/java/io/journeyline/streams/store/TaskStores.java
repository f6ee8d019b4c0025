package io.journeyline.streams.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;

/** The stores of a task under test, which commits when the test says so. */
public final class TaskStores {
  private static final long MEMORY = 10_000;

  private final MockProcessorContext<?, ?> context;
  private final Map<String, WriteBackStore> stores = new LinkedHashMap<>();

  public TaskStores(MockProcessorContext<?, ?> context) {
    this.context = context;
  }

  public WriteBackStore add(String name) {
    WriteBackStore added =
        new WriteBackBuilder(Stores.inMemoryKeyValueStore(name), MEMORY)
            .withLoggingDisabled()
            .build();
    added.init(context.getStateStoreContext(), added);
    context.addStateStore(added);
    stores.put(name, added);
    return added;
  }

  public void commit() {
    stores.values().forEach(WriteBackStore::flushCache);
  }

  /** What has not been written back is lost; a test must see to it that nothing was. */
  public void abort() {
    stores.values().forEach(WriteBackStore::clearCache);
  }

  /** How many entries are committed. */
  public long size(String name) {
    return Objects.requireNonNull(stores.get(name)).approximateNumEntries();
  }
}
