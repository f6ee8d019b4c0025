package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The touchpoints of one customer in the rows store. A key is the home, its length before it so
 * that no home is the prefix of another, and a hash over what makes duplicates one.
 */
final class StoredRows implements Rows {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String home;

  StoredRows(KeyValueStore<Bytes, byte[]> store, String home) {
    this.store = store;
    this.home = home;
  }

  @Override
  public @Nullable Row get(Row duplicate) {
    byte @Nullable [] stored = store.get(key(duplicate));
    return stored == null ? null : Row.fromBytes(stored);
  }

  @Override
  public void put(Row row) {
    store.put(key(row), row.toBytes());
  }

  @Override
  public List<Row> inOrder() {
    List<Row> rows = new ArrayList<>();
    Bytes prefix = Bytes.wrap(new ByteWriter().text(home).toBytes());
    try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, new BytesSerializer())) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> next = found.next();
        rows.add(Row.fromBytes(next.value));
      }
    }
    rows.sort(Row.ORDER);
    return rows;
  }

  private Bytes key(Row row) {
    ByteWriter identity = new ByteWriter().text(row.source()).text(row.eventId());
    row.identifiers().forEach(identity::text);
    return Bytes.wrap(new ByteWriter().text(home).raw(Sha256.of(identity.toBytes())).toBytes());
  }
}
