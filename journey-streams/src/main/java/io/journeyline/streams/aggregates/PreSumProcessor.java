package io.journeyline.streams.aggregates;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.cells.Spread;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.Partitions;
import io.journeyline.streams.store.WriteBackStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sums a task's differences as they are said, of a group of segments on a day, and sends the sums
 * of the published cells on now and then, all of a partition in one record: cells are few and hot.
 * The sums are in memory; what they were made of is in the {@link Journal}.
 */
final class PreSumProcessor implements Processor<String, Change, byte[], byte[]> {
  /** So many changes in one interval are many. */
  static final int MANY = 75;

  /** For how many intervals sums may wait while many changes come: they are the fewer for it. */
  static final int LONGEST_WAIT = 4;

  /** Beyond so many bytes, another record is begun. */
  static final int LARGEST = 256 << 10;

  /** Stands in the journal before a cell that has no number yet. */
  private static final int NEW = 0;

  private final int partitions;
  private final Duration interval;
  private final Map<Cell, Waiting> waiting = new HashMap<>();

  /** The cells that have a sum, by its number; only needed while the journal is read. */
  private final List<Cell> numbered = new ArrayList<>();

  /**
   * A cell's sum so far.
   *
   * @param number stands for the cell in the journal, from 1, once it is known there
   */
  private record Waiting(int number, Measures sum) {}

  private ProcessorContext<byte[], byte[]> context;
  private Ledger ledger;
  private Journal journal;
  private int changes;
  private long sentIn;

  PreSumProcessor(int partitions, Duration interval) {
    this.partitions = partitions;
    this.interval = interval;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    ledger = new Ledger(context.<WriteBackStore>getStateStore(Ledger.STORE));
    journal = new Journal(context.getStateStore(AggregatesTopology.PRE_SUMS), ledger);
    changes = 0;
    sentIn = Long.MIN_VALUE;
    waiting.clear();
    journal.open(this::restore);
    numbered.clear();
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  private void restore(ByteReader entry) {
    while (entry.hasMore()) {
      int number = (int) entry.unsigned();
      Cell cell = number == NEW ? Cell.read(entry) : numbered.get(number - 1);
      if (number == NEW) {
        numbered.add(cell);
        waiting.put(cell, new Waiting(numbered.size(), new Measures()));
      }
      Objects.requireNonNull(waiting.get(cell)).sum().addAll(Measures.read(entry));
    }
  }

  @Override
  public void process(Record<String, Change> record) {
    Change change = record.value();
    changes++;
    if (change.origin() < ledger.get(Books.WAITING, Long.MAX_VALUE)) {
      ledger.put(Books.WAITING, change.origin());
    }
    ByteWriter entry = journal.append();
    change
        .differences()
        .forEach(
            (cell, measures) -> {
              Waiting sum = waiting.get(cell);
              if (sum == null) {
                sum = new Waiting(waiting.size() + 1, new Measures());
                waiting.put(cell, sum);
                cell.write(entry.unsigned(NEW));
              } else {
                entry.unsigned(sum.number());
              }
              sum.sum().addAll(measures);
              measures.write(entry);
            });
  }

  /**
   * Many changes wait for the end of a span of time that is the same at all tasks, so that what
   * they say of one cell arrives together and is published once.
   */
  private void look(long now) {
    long span = Math.floorDiv(now, interval.toMillis() * LONGEST_WAIT);
    if (changes < MANY || span != sentIn) {
      sentIn = span;
      send(now);
    }
    changes = 0;
  }

  private void send(long now) {
    if (waiting.isEmpty()) {
      return;
    }
    long origin = ledger.get(Books.WAITING, Long.MAX_VALUE);
    Map<Integer, ByteWriter> packs = new HashMap<>();
    for (Map.Entry<Cell, Measures> each : published().entrySet()) {
      if (!each.getValue().isZero()) {
        byte[] key = each.getKey().toBytes();
        int partition = Partitions.of(key, partitions);
        ByteWriter pack = packs.computeIfAbsent(partition, p -> new ByteWriter());
        each.getValue().write(pack.bytes(key));
        if (pack.size() > LARGEST) {
          send(partition, pack, origin, now);
          packs.remove(partition);
        }
      }
    }
    packs.forEach((partition, pack) -> send(partition, pack, origin, now));
    waiting.clear();
    journal.clear();
    ledger.put(Books.WAITING, Long.MAX_VALUE);
  }

  /** The sums by published cell. */
  private Map<Cell, Measures> published() {
    Map<Cell, Measures> published = new HashMap<>();
    waiting.forEach(
        (said, waits) ->
            Spread.each(
                said,
                waits.sum(),
                (cell, sum) -> published.computeIfAbsent(cell, any -> new Measures()).addAll(sum)));
    return published;
  }

  private void send(int partition, ByteWriter pack, long origin, long now) {
    int from = context.taskId().partition();
    long number = ledger.send(Ledger.DIFFERENCES, partition, 1, origin);
    byte[] envelope = new Envelope(from, number, origin, pack.toBytes()).toBytes();
    context.forward(
        new Record<>(AggregatesTopology.address(partition), envelope, now),
        AggregatesTopology.DIFFERENCES_SINK);
  }
}
