package io.journeyline.local.simulation;

import io.journeyline.streams.touchpoint.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A table in memory that can go back to its last commit. */
final class MapTable implements Table {
  private NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  private NavigableMap<byte[], byte[]> committed = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public byte @Nullable [] get(byte[] key) {
    return entries.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    entries.remove(key);
  }

  @Override
  public void withPrefix(byte[] prefix, BiConsumer<byte[], byte[]> entry) {
    for (Map.Entry<byte[], byte[]> next : entries.tailMap(prefix, true).entrySet()) {
      byte[] key = next.getKey();
      if (key.length < prefix.length || !startsWith(key, prefix)) {
        return;
      }
      entry.accept(key, next.getValue());
    }
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public List<byte[]> keysBetween(byte[] begin, byte[] end, int limit) {
    List<byte[]> keys = new ArrayList<>();
    for (byte[] key : entries.subMap(begin, true, end, false).keySet()) {
      if (keys.size() == limit) {
        break;
      }
      keys.add(key);
    }
    return keys;
  }

  void commit() {
    committed = copy(entries);
  }

  void abort() {
    entries = copy(committed);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private static NavigableMap<byte[], byte[]> copy(Map<byte[], byte[]> from) {
    NavigableMap<byte[], byte[]> copy = new TreeMap<>(Arrays::compareUnsigned);
    copy.putAll(from);
    return copy;
  }
}
