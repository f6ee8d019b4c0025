package io.journeyline.local.simulation;

import io.journeyline.streams.touchpoint.Table;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A table in front of another, for faults to override. */
class TableWrap implements Table {
  final Table table;

  TableWrap(Table table) {
    this.table = table;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return table.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    table.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    table.delete(key);
  }

  @Override
  public void withPrefix(byte[] prefix, BiConsumer<byte[], byte[]> entry) {
    table.withPrefix(prefix, entry);
  }

  @Override
  public List<byte[]> keysBetween(byte[] begin, byte[] end, int limit) {
    return table.keysBetween(begin, end, limit);
  }
}
