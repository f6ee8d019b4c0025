package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A read model that a test fills itself. */
public final class FilledModel implements Model, AutoCloseable {
  private static final long CACHE = 8L << 20;

  private final CellStore store;
  private final Map<String, Long> revisions = new HashMap<>();
  private volatile Moment moment =
      new Moment(1_772_323_200_000L, 1_772_323_201_000L, 3, true, false, null, Map.of(), Map.of());

  public FilledModel(Path folder) {
    try {
      store = CellStore.open(folder, CACHE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Aggregates.ALL.forEach(aggregate -> revisions.put(aggregate.name(), 0L));
  }

  /** Publishes a cell; without a value it is gone. */
  public <K, V> void put(Aggregate<K, V> aggregate, K key, @Nullable V value) {
    try (CellFold fold = new CellFold(store)) {
      fold.take(aggregate, key, value);
      fold.write();
    }
    revisions.merge(aggregate.name(), 1L, Long::sum);
    moment = moment.withRevisions(Map.copyOf(revisions));
  }

  /** Publishes many cells. */
  public <K, V> void putAll(Aggregate<K, V> aggregate, Map<K, V> cells) {
    try (CellFold fold = new CellFold(store)) {
      cells.forEach((key, value) -> fold.take(aggregate, key, value));
      fold.write();
    }
    revisions.merge(aggregate.name(), 1L, Long::sum);
    moment = moment.withRevisions(Map.copyOf(revisions));
  }

  /** Says that Kafka is away. */
  public void becomeStale() {
    moment = moment.withStale(true);
  }

  @Override
  public Moment moment() {
    return moment;
  }

  @Override
  public Cells cells() {
    return new Cells(store);
  }

  @Override
  public void close() {
    store.close();
  }
}
