package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The read model, which follows its topics from {@link #open} to {@link #close}. */
public final class ReadModel implements Model, AutoCloseable {
  /** Name of the records of what is done about pain points and targets. */
  public static final String ACTIONS = "actions";

  /** Name of the records of what comparisons with a recomputation found. */
  public static final String VERDICTS = "verdicts";

  /** Name of the last records of what could not be counted. */
  public static final String REJECTED = "rejected";

  private static final int LAST_REJECTED = 100;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final CellStore store;
  private final Cells cells;
  private final List<RecordTable<?>> tables;
  private final TopicFollower follower;
  private final Thread thread;

  private ReadModel(CellStore store, List<RecordTable<?>> tables, TopicFollower follower) {
    this.store = store;
    this.tables = tables;
    this.follower = follower;
    cells = new Cells(store);
    thread = Thread.ofPlatform().daemon().name("dashboard-follower").unstarted(follower);
  }

  /**
   * Opens the store and begins to follow; returns at once.
   *
   * @param kafka settings of the consumer, with {@code bootstrap.servers}
   * @param folder of the store, for this process alone
   * @param cacheBytes memory for what is read often
   * @throws IOException when the folder cannot be used
   */
  public static ReadModel open(
      Map<String, ?> kafka,
      WireFormat wire,
      Topics topics,
      Path folder,
      long cacheBytes,
      ChangeListener listener)
      throws IOException {
    CellStore store = CellStore.open(folder, cacheBytes);
    List<CellRecords<?, ?>> records =
        Aggregates.ALL.stream().<CellRecords<?, ?>>map(each -> read(each, topics, wire)).toList();
    List<RecordTable<?>> tables =
        List.of(
            RecordTable.present(ACTIONS, topics.actions, wire),
            RecordTable.present("alerts", topics.alerts, wire),
            RecordTable.present("alert-silences", topics.alertSilences, wire),
            RecordTable.present(VERDICTS, topics.verdicts, wire),
            RecordTable.last(
                REJECTED, topics.rejected, wire, LAST_REJECTED, RejectedBytes::shortened));
    ReadModel model =
        new ReadModel(
            store,
            tables,
            new TopicFollower(kafka, wire, topics, records, tables, store, listener));
    model.thread.start();
    return model;
  }

  private static <K, V> CellRecords<K, V> read(
      Aggregate<K, V> aggregate, Topics topics, WireFormat wire) {
    return new CellRecords<>(aggregate, topics, wire);
  }

  @Override
  public Moment moment() {
    return follower.moment();
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public Map<String, SpecificRecord> records(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .<Map<String, SpecificRecord>>map(RecordTable::all)
        .orElse(Map.of());
  }

  @Override
  public void close() {
    follower.stop();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
