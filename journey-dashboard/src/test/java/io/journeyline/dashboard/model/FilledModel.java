package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A read model that a test fills itself. */
public final class FilledModel implements Model, AutoCloseable {
  private static final long CACHE = 8L << 20;

  private final CellStore store;
  private final Map<String, Long> revisions = new HashMap<>();
  private final Map<String, Map<String, SpecificRecord>> records = new HashMap<>();
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

  /** Forgets all cells. */
  void clear() {
    store.clear();
  }

  /** Says up to when everything is known. */
  public void reach(long asOf, long watermark) {
    moment =
        new Moment(
            asOf,
            watermark,
            moment.lag(),
            moment.complete(),
            moment.stale(),
            moment.progressAt(),
            moment.revisions(),
            moment.tasks());
  }

  /** Says that Kafka is away. */
  public void becomeStale() {
    moment = moment.withStale(true);
  }

  /** Says that Kafka is there again. */
  public void recover() {
    moment = moment.withStale(false);
  }

  @Override
  public Moment moment() {
    return moment;
  }

  @Override
  public Cells cells() {
    return new Cells(store);
  }

  /** Publishes an alert. */
  public void put(Alert alert) {
    put("alerts", alert.getId(), alert);
  }

  /** Publishes a record of a topic that has few. */
  public void put(String name, String key, SpecificRecord record) {
    records.computeIfAbsent(name, _ -> new HashMap<>()).put(key, record);
    revisions.merge(name, 1L, Long::sum);
    moment = moment.withRevisions(Map.copyOf(revisions));
  }

  /** Says how far a task is. */
  public void put(String task, Progress progress, long at) {
    Map<String, Progress> tasks = new HashMap<>(moment.tasks());
    tasks.put(task, progress);
    moment =
        new Moment(
            moment.asOf(),
            moment.watermark(),
            moment.lag(),
            moment.complete(),
            moment.stale(),
            at,
            moment.revisions(),
            tasks);
  }

  @Override
  public Map<String, SpecificRecord> records(String name) {
    return Map.copyOf(records.getOrDefault(name, Map.of()));
  }

  @Override
  public void close() {
    store.close();
  }
}
