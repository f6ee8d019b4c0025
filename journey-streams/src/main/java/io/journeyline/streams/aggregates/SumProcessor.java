package io.journeyline.streams.aggregates;

import io.journeyline.schemas.Progress;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.ProgressView;
import io.journeyline.streams.store.WriteBackStore;
import io.journeyline.streams.touchpoint.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Adds differences to cells and publishes the present measures of those that have changed, once an
 * interval; a cell that is all zero is deleted. What is received is acknowledged when it is
 * published. Until then it is summed in memory, as it came from several tasks, and what it was made
 * of is in the {@link Journal}: a cell is read and written once an interval too.
 */
final class SumProcessor implements Processor<byte[], byte[], Object, Object> {
  private final Map<Aggregate, AggregateRecords> aggregates;
  private final Duration interval;

  /** Cells that have changed since they were published, and by how much. */
  private final Map<Bytes, Measures> unpublished = new LinkedHashMap<>();

  private ProcessorContext<Object, Object> context;
  private Ledger ledger;
  private Journal journal;
  private Table sums;
  private @Nullable Progress published;

  SumProcessor(Map<Aggregate, AggregateRecords> aggregates, Duration interval) {
    this.aggregates = aggregates;
    this.interval = interval;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    ledger = new Ledger(context.<WriteBackStore>getStateStore(AggregatesTopology.LEDGER));
    sums = context.<WriteBackStore>getStateStore(AggregatesTopology.SUMS);
    journal = new Journal(context.getStateStore(AggregatesTopology.UNPUBLISHED), ledger);
    unpublished.clear();
    journal.open(this::add);
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::publish);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Envelope envelope = Envelope.fromBytes(record.value());
    ledger.receive(envelope);
    journal.append().raw(envelope.content());
    add(new ByteReader(envelope.content()));
  }

  private void add(ByteReader received) {
    while (received.hasMore()) {
      Bytes cell = Bytes.wrap(received.bytes());
      unpublished.computeIfAbsent(cell, any -> new Measures()).addAll(Measures.read(received));
    }
  }

  private Measures stored(byte[] cell) {
    byte @Nullable [] stored = sums.get(cell);
    return stored == null ? new Measures() : Measures.fromBytes(stored);
  }

  private void publish(long now) {
    if (!unpublished.isEmpty()) {
      unpublished.forEach((cell, difference) -> publish(cell.get(), difference, now));
      unpublished.clear();
      journal.clear();
    }
    acknowledge(now);
  }

  private void publish(byte[] bytes, Measures difference, long now) {
    if (difference.isZero()) {
      return;
    }
    Measures sum = stored(bytes);
    sum.addAll(difference);
    Cell cell = Cell.fromBytes(bytes);
    AggregateRecords records = aggregates.get(cell.aggregate());
    if (records == null) {
      throw new IllegalStateException("no topic for aggregate " + cell.aggregate());
    }
    if (sum.isZero()) {
      sums.delete(bytes);
    } else {
      sums.put(bytes, sum.toBytes());
    }
    Object key = records.key(cell);
    @Nullable SpecificRecord value = sum.isZero() ? null : records.value(cell, sum);
    context.forward(new Record<>(key, (Object) value, now), AggregatesTopology.sink(records));
  }

  /** Tells the senders what has been received. */
  private void acknowledge(long now) {
    int partition = context.taskId().partition();
    Progress progress =
        Progress.newBuilder()
            .setPartition(partition)
            .setWatermark(Ledger.NOTHING)
            .setLow(Ledger.NOTHING)
            .setAsOf(Ledger.NOTHING)
            .setReceived(ledger.received())
            .build();
    if (!Objects.equals(progress, published)) {
      published = progress;
      Object key = ProgressView.aggregatesTask(partition);
      context.forward(new Record<>(key, (Object) progress, now), AggregatesTopology.PROGRESS_SINK);
    }
  }
}
