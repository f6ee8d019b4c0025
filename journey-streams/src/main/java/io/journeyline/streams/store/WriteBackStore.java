package io.journeyline.streams.store;

import io.journeyline.streams.touchpoint.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store with its latest entries in memory: what is read again costs no look-up, and what is
 * written several times between two commits is written once. Before each commit Kafka Streams makes
 * it {@linkplain #flushCache write back} what has changed, so state and changelog change in the
 * transaction of what changed them, as with Kafka Streams' own cache, of which this is the plainer
 * and faster kind.
 *
 * <p>To its task it is a {@link Table}. Others, on other threads, see what has been written back.
 */
public final class WriteBackStore
    extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
    implements Table, ReadOnlyKeyValueStore<Bytes, byte[]> {
  /** What an entry takes beside its key and value, by and large. */
  private static final int OVERHEAD = 160;

  private final Table below;
  private final long capacity;

  /** The entry that was used longest ago comes first. */
  private final Map<Bytes, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private final List<Entry> changed = new ArrayList<>();
  private long size;
  private Runnable beforeCommit = () -> {};

  /** A value in memory; null where there is none. */
  private static final class Entry {
    final Bytes key;
    byte @Nullable [] value;
    boolean isChanged;

    /** Whether the store below is known to have none. */
    boolean isNew;

    Entry(Bytes key, byte @Nullable [] value) {
      this.key = key;
      this.value = value;
    }

    int size() {
      return OVERHEAD + key.get().length + length(value);
    }
  }

  /**
   * @param capacity bytes that are kept in memory, by and large
   */
  WriteBackStore(KeyValueStore<Bytes, byte[]> store, long capacity) {
    super(store);
    this.capacity = capacity;
    below = new StoredTable(store);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    clearCache();
    super.init(context, root);
  }

  /** Lets the task put its last word into this store, and into no other, before each commit. */
  public void beforeCommit(Runnable action) {
    beforeCommit = action;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Bytes name = Bytes.wrap(key);
    Entry entry = entries.get(name);
    if (entry == null) {
      entry = new Entry(name, below.get(key));
      entry.isNew = entry.value == null;
      keep(entry);
    }
    return entry.value;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    change(key, value);
  }

  @Override
  public void delete(byte[] key) {
    change(key, null);
  }

  private void change(byte[] key, byte @Nullable [] value) {
    Bytes name = Bytes.wrap(key);
    Entry entry = entries.get(name);
    if (entry == null) {
      entry = new Entry(name, value);
      note(entry);
      keep(entry);
    } else {
      size += length(value) - length(entry.value);
      entry.value = value;
      note(entry);
    }
  }

  private void note(Entry entry) {
    if (!entry.isChanged) {
      entry.isChanged = true;
      changed.add(entry);
    }
  }

  private void keep(Entry entry) {
    entries.put(entry.key, entry);
    size += entry.size();
    if (size > capacity) {
      forget();
    }
  }

  /** Makes room; where something would be lost, all changes are written first. */
  private void forget() {
    Iterator<Entry> eldest = entries.values().iterator();
    while (size > capacity && eldest.hasNext()) {
      Entry next = eldest.next();
      if (next.isChanged) {
        write();
      }
      size -= next.size();
      eldest.remove();
    }
  }

  private static int length(byte @Nullable [] value) {
    return value == null ? 0 : value.length;
  }

  @Override
  public void flushCache() {
    beforeCommit.run();
    write();
  }

  private void write() {
    List<KeyValue<Bytes, byte[]>> written = new ArrayList<>(changed.size());
    for (Entry entry : changed) {
      if (entry.value != null || !entry.isNew) {
        written.add(new KeyValue<>(entry.key, entry.value));
      }
      entry.isChanged = false;
      entry.isNew = entry.value == null;
    }
    changed.clear();
    if (!written.isEmpty()) {
      wrapped().putAll(written);
    }
  }

  @Override
  public void clearCache() {
    entries.clear();
    changed.clear();
    size = 0;
  }

  /** What has not been written is lost, as the transaction that it belongs to. */
  @Override
  public void close() {
    clearCache();
    super.close();
  }

  @Override
  public void withPrefix(byte[] prefix, BiConsumer<byte[], byte[]> entry) {
    write();
    below.withPrefix(prefix, entry);
  }

  @Override
  public List<byte[]> keysBetween(byte[] begin, byte[] end, int limit) {
    write();
    return below.keysBetween(begin, end, limit);
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return wrapped().get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    return wrapped().range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return wrapped().all();
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(
      P prefix, S serializer) {
    return wrapped().prefixScan(prefix, serializer);
  }

  @Override
  public long approximateNumEntries() {
    return wrapped().approximateNumEntries();
  }
}
