package io.journeyline.streams.aggregates;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.Partitions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sums a task's differences by cell and sends the sums on now and then, all of a partition in one
 * record: cells are few and hot. The sums are in memory; what they were made of is in the {@link
 * Journal}.
 */
final class PreSumProcessor implements Processor<String, Change, byte[], byte[]> {
  /** So many changes in one interval are many. */
  static final int MANY = 75;

  /** For how many intervals sums may wait while many changes come: they are the fewer for it. */
  static final int LONGEST_WAIT = 4;

  /** Beyond so many bytes, another record is begun. */
  static final int LARGEST = 256 << 10;

  private final int partitions;
  private final Duration interval;
  private final Map<Cell, Waiting> waiting = new HashMap<>();

  /** A cell's sum so far, and the cell as a key. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Waiting(byte[] key, Measures sum) {
    static Waiting of(Cell cell) {
      return new Waiting(cell.toBytes(), new Measures());
    }
  }

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
    ledger = new Ledger(context.getStateStore(Ledger.STORE));
    journal = new Journal(context.getStateStore(AggregatesTopology.PRE_SUMS), ledger);
    changes = 0;
    sentIn = Long.MIN_VALUE;
    waiting.clear();
    journal.open(this::restore);
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  private void restore(ByteReader entry) {
    while (entry.hasMore()) {
      Cell cell = Cell.fromBytes(entry.bytes());
      waiting.computeIfAbsent(cell, Waiting::of).sum().addAll(Measures.read(entry));
    }
  }

  @Override
  public void process(Record<String, Change> record) {
    Change change = record.value();
    changes++;
    if (change.origin() < ledger.get(Books.WAITING, Long.MAX_VALUE)) {
      ledger.put(Books.WAITING, change.origin());
    }
    ByteWriter entry = journal.begin();
    change
        .differences()
        .forEach(
            (cell, measures) -> {
              Waiting sum = waiting.computeIfAbsent(cell, Waiting::of);
              sum.sum().addAll(measures);
              measures.write(entry.bytes(sum.key()));
            });
    journal.add(entry);
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
    for (Waiting each : waiting.values()) {
      if (!each.sum().isZero()) {
        int partition = Partitions.of(each.key(), partitions);
        ByteWriter pack = packs.computeIfAbsent(partition, p -> new ByteWriter());
        each.sum().write(pack.bytes(each.key()));
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

  private void send(int partition, ByteWriter pack, long origin, long now) {
    int from = context.taskId().partition();
    long number = ledger.send(Ledger.DIFFERENCES, partition, 1, origin);
    byte[] envelope = new Envelope(from, number, origin, pack.toBytes()).toBytes();
    context.forward(
        new Record<>(AggregatesTopology.address(partition), envelope, now),
        AggregatesTopology.DIFFERENCES_SINK);
  }
}
