package io.journeyline.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.streams.touchpoint.MapTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** To its task it is the store that it stands for; less is read from there and written to it. */
class WriteBackStoreTest {
  private final KeyValueStore<Bytes, byte[]> below = Stores.inMemoryKeyValueStore("any").get();
  private final Watched watched = new Watched(below);
  private final WriteBackStore store = open(watched.store(), 1 << 20);

  @Test
  void shouldWriteAnEntryOnceForEachCommit() {
    put("a", "1");
    put("a", "2");
    put("b", "3");
    assertThat(content(below)).isEmpty();
    store.flushCache();
    assertThat(content(below)).containsExactlyInAnyOrderEntriesOf(Map.of("a", "2", "b", "3"));
    assertThat(watched.written()).containsExactly("a=2", "b=3");
    store.flushCache();
    assertThat(watched.written()).hasSize(2);
  }

  @Test
  void shouldReadAnEntryOnceAlsoWhereThereIsNone() {
    below.put(bytes("a"), "1".getBytes(StandardCharsets.UTF_8));
    for (int time = 0; time < 3; time++) {
      assertThat(get("a")).isEqualTo("1");
      assertThat(get("b")).isNull();
    }
    assertThat(watched.read()).containsExactly("a", "b");
  }

  @Test
  void shouldDeleteWhatIsInTheStore() {
    put("a", "1");
    store.flushCache();
    store.delete(key("a"));
    assertThat(get("a")).isNull();
    store.flushCache();
    assertThat(content(below)).isEmpty();
  }

  /** So it never comes to be in the changelog. */
  @Test
  void shouldWriteNothingOfWhatCameAndWent() {
    assertThat(get("a")).isNull();
    put("a", "1");
    store.delete(key("a"));
    store.flushCache();
    assertThat(watched.written()).isEmpty();
    put("a", "2");
    store.flushCache();
    store.delete(key("a"));
    store.flushCache();
    assertThat(watched.written()).containsExactly("a=2", "a=null");
  }

  @Test
  void shouldDeleteWhatItHasNotReadButOthersWrote() {
    below.put(bytes("a"), "1".getBytes(StandardCharsets.UTF_8));
    put("a", "2");
    store.delete(key("a"));
    store.flushCache();
    assertThat(content(below)).isEmpty();
  }

  @Test
  void shouldShowOthersWhatIsWrittenOnly() {
    put("a", "1");
    assertThat(store.get(bytes("a"))).isNull();
    store.flushCache();
    assertThat(store.get(bytes("a"))).isEqualTo("1".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldLoseWithTheTransactionWhatWasNotWritten() {
    put("a", "1");
    store.flushCache();
    put("a", "2");
    put("b", "3");
    store.clearCache();
    store.flushCache();
    assertThat(content(below)).isEqualTo(Map.of("a", "1"));
    assertThat(get("a")).isEqualTo("1");
  }

  @Test
  void shouldTakeATasksLastWordBeforeEachCommit() {
    store.beforeCommit(() -> put("last", "word"));
    store.flushCache();
    assertThat(content(below)).isEqualTo(Map.of("last", "word"));
  }

  /** Whatever its memory, whenever it commits, and whatever is scanned. */
  @Property(tries = 300)
  void shouldBeToItsTaskLikeATable(@ForAll long seed) {
    Random random = new Random(seed);
    MapTable model = new MapTable();
    KeyValueStore<Bytes, byte[]> under = Stores.inMemoryKeyValueStore("any").get();
    WriteBackStore tested = open(under, random.nextInt(4_000));
    for (int step = 0; step < 200; step++) {
      byte[] key = key(String.valueOf(random.nextInt(30)));
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          byte[] value = new byte[random.nextInt(100)];
          random.nextBytes(value);
          tested.put(key, value);
          model.put(key, value);
        }
        case 2 -> {
          tested.delete(key);
          model.delete(key);
        }
        case 3 -> assertThat(tested.get(key)).isEqualTo(model.get(key));
        case 4 -> tested.flushCache();
        default -> assertThat(scan(tested, "1")).isEqualTo(scan(model, "1"));
      }
    }
    tested.flushCache();
    assertThat(content(under)).isEqualTo(scan(model, ""));
  }

  private static WriteBackStore open(KeyValueStore<Bytes, byte[]> below, long capacity) {
    WriteBackStore store = new WriteBackStore(below, capacity);
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }

  private static Map<String, String> scan(
      io.journeyline.streams.touchpoint.Table table, String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    table.withPrefix(key(prefix), (key, value) -> found.put(text(key), text(value)));
    return found;
  }

  private static Map<String, String> content(KeyValueStore<Bytes, byte[]> store) {
    Map<String, String> content = new LinkedHashMap<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        content.put(text(next.key.get()), text(next.value));
      }
    }
    return content;
  }

  private void put(String key, String value) {
    store.put(key(key), value.getBytes(StandardCharsets.UTF_8));
  }

  private @org.jspecify.annotations.Nullable String get(String key) {
    byte[] value = store.get(key(key));
    return value == null ? null : text(value);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] key(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key(key));
  }

  /** Notes what is asked of a store. */
  private record Watched(
      KeyValueStore<Bytes, byte[]> below, List<String> read, List<String> written) {
    Watched(KeyValueStore<Bytes, byte[]> below) {
      this(below, new ArrayList<>(), new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    KeyValueStore<Bytes, byte[]> store() {
      return (KeyValueStore<Bytes, byte[]>)
          java.lang.reflect.Proxy.newProxyInstance(
              WriteBackStoreTest.class.getClassLoader(),
              new Class<?>[] {KeyValueStore.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("get")) {
                  read.add(text(((Bytes) arguments[0]).get()));
                } else if (method.getName().equals("putAll")) {
                  for (KeyValue<Bytes, byte[]> each :
                      (List<KeyValue<Bytes, byte[]>>) arguments[0]) {
                    written.add(
                        text(each.key.get())
                            + "="
                            + (each.value == null ? null : text(each.value)));
                  }
                }
                return method.invoke(below, arguments);
              });
    }
  }
}
