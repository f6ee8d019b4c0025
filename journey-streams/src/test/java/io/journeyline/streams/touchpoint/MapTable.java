package io.journeyline.streams.touchpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A table in memory. */
public final class MapTable implements Table {
  private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  private int scans;

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
    scans++;
    for (Map.Entry<byte[], byte[]> next : entries.tailMap(prefix, true).entrySet()) {
      byte[] key = next.getKey();
      if (key.length < prefix.length
          || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
        return;
      }
      entry.accept(key, next.getValue());
    }
  }

  @Override
  public List<byte[]> keysBetween(byte[] begin, byte[] end, int limit) {
    return List.copyOf(entries.subMap(begin, true, end, false).keySet()).stream()
        .limit(limit)
        .toList();
  }

  public int size() {
    return entries.size();
  }

  /** How often many entries were read at once. */
  public int scans() {
    return scans;
  }
}
