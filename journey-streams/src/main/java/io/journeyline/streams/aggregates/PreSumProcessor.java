package io.journeyline.streams.aggregates;

import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.Partitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sums a task's differences by cell and sends the sums on now and then: cells are few and hot. What
 * waits is in a changelogged store, since a crash between two commits must lose nothing.
 */
final class PreSumProcessor implements Processor<String, Change, byte[], byte[]> {
  /** So many changes in one interval are many. */
  static final int MANY = 75;

  /** For how many intervals sums may wait while many changes come: they are the fewer for it. */
  static final int LONGEST_WAIT = 5;

  private final int partitions;
  private final Duration interval;
  private final Map<Cell, Waiting> waiting = new HashMap<>();

  /** A cell's sum so far, and the cell as a key. */
  private static final class Waiting {
    final byte[] key;
    final Measures sum;

    Waiting(byte[] key, Measures sum) {
      this.key = key;
      this.sum = sum;
    }

    static Waiting of(Cell cell) {
      return new Waiting(cell.toBytes(), new Measures());
    }
  }

  private ProcessorContext<byte[], byte[]> context;
  private Ledger ledger;
  private KeyValueStore<byte[], byte[]> store;
  private int changes;
  private int intervals;

  PreSumProcessor(int partitions, Duration interval) {
    this.partitions = partitions;
    this.interval = interval;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    ledger = new Ledger(context.getStateStore(Ledger.STORE));
    store = context.getStateStore(AggregatesTopology.PRE_SUMS);
    changes = 0;
    intervals = 0;
    waiting.clear();
    try (KeyValueIterator<byte[], byte[]> stored = store.all()) {
      stored.forEachRemaining(
          entry ->
              waiting.put(
                  Cell.fromBytes(entry.key),
                  new Waiting(entry.key, Measures.fromBytes(entry.value))));
    }
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<String, Change> record) {
    Change change = record.value();
    changes++;
    if (change.origin() < ledger.get(Books.WAITING, Long.MAX_VALUE)) {
      ledger.put(Books.WAITING, change.origin());
    }
    change
        .differences()
        .forEach(
            (cell, measures) -> {
              Waiting sum = waiting.computeIfAbsent(cell, Waiting::of);
              sum.sum.addAll(measures);
              store.put(sum.key, sum.sum.toBytes());
            });
  }

  private void look(long now) {
    intervals++;
    if (changes < MANY || intervals >= LONGEST_WAIT) {
      intervals = 0;
      send(now);
    }
    changes = 0;
  }

  private void send(long now) {
    if (waiting.isEmpty()) {
      return;
    }
    long origin = ledger.get(Books.WAITING, Long.MAX_VALUE);
    Map<Integer, List<Record<byte[], byte[]>>> byPartition = new HashMap<>();
    waiting.forEach(
        (cell, both) -> {
          byte[] key = both.key;
          Measures sum = both.sum;
          store.delete(key);
          if (!sum.isZero()) {
            byPartition
                .computeIfAbsent(Partitions.of(key, partitions), p -> new ArrayList<>())
                .add(new Record<>(key, sum.toBytes(), now));
          }
        });
    byPartition.forEach((partition, records) -> send(partition, records, origin));
    waiting.clear();
    ledger.put(Books.WAITING, Long.MAX_VALUE);
  }

  private void send(int partition, List<Record<byte[], byte[]>> records, long origin) {
    int from = context.taskId().partition();
    long number = ledger.send(Ledger.DIFFERENCES, partition, records.size(), origin);
    for (Record<byte[], byte[]> record : records) {
      byte[] envelope = new Envelope(from, number++, origin, record.value()).toBytes();
      context.forward(record.withValue(envelope), AggregatesTopology.DIFFERENCES_SINK);
    }
  }
}
