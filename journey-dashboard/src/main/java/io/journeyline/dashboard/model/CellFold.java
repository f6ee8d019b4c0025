package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.StoredKey;
import io.journeyline.dashboard.cells.StoredKey.Grain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Takes published cells into the store, and keeps the months' sums beside the days': a cell's new
 * value is put, and what it differs from the old one is added to its month.
 */
final class CellFold implements AutoCloseable {
  private final CellStore store;
  private final CellStore.Changes changes;

  /** What this fold has written so far; an empty array stands for a deletion. */
  private final Map<Bytes, byte[]> written = new HashMap<>();

  private final List<StandingSums.Change> changed = new ArrayList<>();

  CellFold(CellStore store) {
    this.store = store;
    changes = store.changes();
  }

  /** Takes a record in; without a value, the cell is gone. */
  <K, V> void take(Aggregate<K, V> aggregate, K key, @Nullable V value) {
    CellKey cell = aggregate.key().apply(key);
    byte @Nullable [] now = value == null ? null : aggregate.figures().apply(value).toBytes();
    if (cell.day().equals(CellKey.ALL_DAYS)) {
      changed.add(new StandingSums.Change(aggregate, cell, null, now));
      put(StoredKey.of(aggregate, cell, Grain.ALL), now);
      return;
    }
    byte[] dayKey = StoredKey.of(aggregate, cell, Grain.DAY);
    byte @Nullable [] before = get(dayKey);
    if (Arrays.equals(before, now)) {
      return;
    }
    changed.add(new StandingSums.Change(aggregate, cell, before, now));
    put(dayKey, now);
    shift(StoredKey.of(aggregate, cell, Grain.MONTH), before, now);
    if (!aggregate.totalsPublished()) {
      shift(StoredKey.of(aggregate, cell, Grain.ALL), before, now);
    }
  }

  private void shift(byte[] key, byte @Nullable [] before, byte @Nullable [] now) {
    byte @Nullable [] sum = get(key);
    Figures figures = sum == null ? new Figures() : Figures.of(sum);
    if (before != null) {
      figures.add(before, -1);
    }
    if (now != null) {
      figures.add(now, 1);
    }
    put(key, figures.isZero() ? null : figures.toBytes());
  }

  private byte @Nullable [] get(byte[] key) {
    byte @Nullable [] own = written.get(Bytes.wrap(key));
    if (own == null) {
      return store.get(key);
    }
    return own.length == 0 ? null : own;
  }

  private void put(byte[] key, byte @Nullable [] figures) {
    written.put(Bytes.wrap(key), figures == null ? new byte[0] : figures);
  }

  /** Adds something to be written beside the cells. */
  void note(String name, byte[] content) {
    changes.note(name, content);
  }

  /** Writes everything, or nothing. */
  void write() {
    written.forEach((key, figures) -> changes.put(key.get(), figures.length == 0 ? null : figures));
    store.standing().change(changed, changes::write);
  }

  @Override
  public void close() {
    changes.close();
  }
}
