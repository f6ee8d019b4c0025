package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one cluster in their table. A key is the root, its length before it so that no root
 * is the prefix of another, and a hash over what makes duplicates one.
 */
final class StoredRows implements Rows {
  private final Table table;
  private final byte[] prefix;
  private @Nullable Row last;
  private byte[] lastKey = {};

  StoredRows(Table table, String root) {
    this.table = table;
    prefix = new ByteWriter().text(root).toBytes();
  }

  @Override
  public @Nullable Row get(Row duplicate) {
    byte @Nullable [] stored = table.get(key(duplicate));
    return stored == null ? null : Row.fromBytes(stored);
  }

  @Override
  public void put(Row row) {
    table.put(key(row), row.toBytes());
  }

  @Override
  public void remove(Row row) {
    table.delete(key(row));
  }

  @Override
  public List<Row> inOrder() {
    List<Row> rows = new ArrayList<>();
    table.withPrefix(prefix, (key, value) -> rows.add(Row.fromBytes(value)));
    rows.sort(Row.ORDER);
    return rows;
  }

  /** Most rows are looked up and then put. */
  @SuppressWarnings("ReferenceEquality") // the very same row, whose key is known
  private byte[] key(Row row) {
    if (row != last) {
      lastKey = new ByteWriter().raw(prefix).raw(row.identity()).toBytes();
      last = row;
    }
    return lastKey;
  }
}
