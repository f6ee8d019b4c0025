package io.journeyline.streams.aggregates;

import io.journeyline.schemas.Progress;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.ProgressView;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Adds differences to cells and publishes each cell's present measures; a cell that is all zero is
 * deleted.
 */
final class SumProcessor implements Processor<byte[], byte[], Object, Object> {
  private final Map<Aggregate, AggregateRecords> aggregates;
  private final Duration interval;

  private ProcessorContext<Object, Object> context;
  private Ledger ledger;
  private KeyValueStore<byte[], byte[]> sums;
  private @Nullable Progress published;

  SumProcessor(Map<Aggregate, AggregateRecords> aggregates, Duration interval) {
    this.aggregates = aggregates;
    this.interval = interval;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    ledger = new Ledger(context.getStateStore(AggregatesTopology.LEDGER));
    sums = context.getStateStore(AggregatesTopology.SUMS);
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::acknowledge);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Envelope envelope = Envelope.fromBytes(record.value());
    ledger.receive(envelope);
    byte[] stored = sums.get(record.key());
    Measures sum = stored == null ? new Measures() : Measures.fromBytes(stored);
    sum.addAll(Measures.fromBytes(envelope.content()));
    sums.put(record.key(), sum.isZero() ? null : sum.toBytes());
    publish(Cell.fromBytes(record.key()), sum, record.timestamp());
  }

  private void publish(Cell cell, Measures sum, long timestamp) {
    AggregateRecords records = aggregates.get(cell.aggregate());
    if (records == null) {
      throw new IllegalStateException("no topic for aggregate " + cell.aggregate());
    }
    Object key = records.key(cell);
    @Nullable SpecificRecord value = sum.isZero() ? null : records.value(cell, sum);
    context.forward(new Record<>(key, (Object) value, timestamp), AggregatesTopology.sink(records));
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
