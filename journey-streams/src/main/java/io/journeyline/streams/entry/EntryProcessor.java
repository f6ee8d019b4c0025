package io.journeyline.streams.entry;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.Partitions;
import io.journeyline.streams.touchpoint.Placed;
import io.journeyline.streams.touchpoint.Row;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Hands each touchpoint to the task that owns its home, and each rejected one to the task that
 * counts it.
 */
final class EntryProcessor implements Processor<String, byte[], String, Object> {
  private final Topics topics;
  private final InputClock clock;
  private final Judge judge;
  private final RejectedCounter counter;
  private final Records records;

  private ProcessorContext<String, Object> context;
  private Ledger ledger;
  private KeyValueStore<String, byte[]> rejectedSeen;

  EntryProcessor(Topics topics, JourneyDefinition definition, InputClock clock, Records records) {
    this.topics = topics;
    this.clock = clock;
    this.records = records;
    judge = new Judge(definition);
    counter = new RejectedCounter(definition.zone());
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    ledger = new Ledger(context.getStateStore(Ledger.STORE));
    rejectedSeen = context.getStateStore(EntryTopology.REJECTED_SEEN);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    if (from.topic().equals(topics.touchpoints.name())) {
      enter(record, from);
    } else if (from.topic().equals(topics.rejected.name())) {
      enterRejected(record);
    } else {
      receive(record);
    }
  }

  private void enter(Record<String, byte[]> record, RecordMetadata from) {
    ledger.put(Books.POSITION, from.offset() + 1);
    String origin = from.topic() + "-" + from.partition() + "@" + from.offset();
    switch (records.touchpoint(record.value(), record.timestamp(), origin)) {
      case Records.Read<Touchpoint>(Touchpoint touchpoint) -> {
        switch (judge.judge(touchpoint, origin)) {
          case Judge.Counts(String home, var row) -> {
            advance(row);
            route(record, home, new Forward.Place(row));
          }
          case Judge.Refused(RejectedTouchpoint rejected) -> refuse(record, rejected);
        }
      }
      case Records.Unreadable<Touchpoint>(RejectedTouchpoint rejected) -> refuse(record, rejected);
    }
  }

  private void enterRejected(Record<String, byte[]> record) {
    RejectedTouchpoint rejected = records.rejected(record.value());
    // What this application rejected itself was counted when it did.
    if (rejected != null && !rejected.getStage().equals(RejectedCounter.STREAMS)) {
      route(record, counter.key(rejected), counter.count(rejected));
    }
  }

  private void receive(Record<String, byte[]> record) {
    Envelope envelope = Envelope.fromBytes(record.value());
    ledger.receive(envelope);
    handle(record, record.key(), Forward.fromBytes(envelope.content()), envelope.origin());
  }

  private void refuse(Record<String, byte[]> record, RejectedTouchpoint rejected) {
    ledger.increment(Books.REJECTED);
    context.forward(
        record.withKey(rejected.getSource()).withValue((Object) rejected),
        EntryTopology.REJECTED_SINK);
    route(record, counter.key(rejected), counter.count(rejected));
  }

  private void route(Record<String, byte[]> record, String home, Forward forward) {
    long origin = ledger.get(Books.WATERMARK, Ledger.NOTHING);
    int owner = Partitions.of(home, topics.partitions());
    int here = context.taskId().partition();
    if (owner == here) {
      handle(record, home, forward, origin);
    } else {
      long number = ledger.send(Ledger.FORWARDS, owner, 1, origin);
      byte[] envelope = new Envelope(here, number, origin, forward.toBytes()).toBytes();
      context.forward(
          record.withKey(home).withValue((Object) envelope), EntryTopology.FORWARDS_SINK);
    }
  }

  private void handle(Record<String, byte[]> record, String home, Forward forward, long origin) {
    switch (forward) {
      case Forward.Place(var row) ->
          context.forward(
              record.withKey(home).withValue((Object) new Placed(row, origin)),
              EntryTopology.PLACED);
      case Forward.CountRejected rejected -> {
        if (rejectedSeen.putIfAbsent(home, new byte[0]) == null) {
          Object change = new Change(counter.differences(rejected), origin);
          context.forward(record.withKey(home).withValue(change), EntryTopology.CHANGES);
        }
      }
    }
  }

  /** Only what counts moves the clock: a touchpoint from the far future must not. */
  private void advance(Row row) {
    long now = context.currentSystemTimeMs();
    long watermark = clock.reading(row.receivedAt(), row.occurredAt(), now);
    if (watermark > ledger.get(Books.WATERMARK, Ledger.NOTHING)) {
      ledger.put(Books.WATERMARK, watermark);
    }
  }
}
