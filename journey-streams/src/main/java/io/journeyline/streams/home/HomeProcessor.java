package io.journeyline.streams.home;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.journey.ClusterTables;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.ProgressView;
import io.journeyline.streams.store.StoredTable;
import io.journeyline.streams.store.WriteBackStore;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Table;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Binds a {@link Home} to its task: what comes in from topics, stores, and where its words go. */
final class HomeProcessor implements Processor<String, byte[], Object, Object> {
  /** Well below what a record may be. */
  private static final int PART_BYTES = 400_000;

  private final Topics topics;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;
  private final Sealing sealing;
  private final InputClock clock;
  private final Duration interval;
  private final Judge judge;
  private final Rejections rejections;
  private final Records records;

  private ProcessorContext<Object, Object> context;
  private Ledger ledger;
  private ProgressView progress;
  private TopicOutlet outlet;
  private Home home;

  HomeProcessor(
      Topics topics,
      JourneyDefinition definition,
      CustomerIds customerIds,
      WireFormat wireFormat,
      Sealing sealing,
      InputClock clock,
      Duration interval) {
    this.topics = topics;
    this.definition = definition;
    this.customerIds = customerIds;
    this.sealing = sealing;
    this.clock = clock;
    this.interval = interval;
    judge = new Judge(definition);
    rejections = new Rejections(definition.zone());
    records = new Records(topics, wireFormat);
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    ledger = new Ledger(context.<WriteBackStore>getStateStore(Ledger.STORE));
    StateVersion.check(ledger, definition, customerIds);
    progress = new ProgressView(context.getStateStore(ProgressView.STORE));
    outlet = new TopicOutlet(context, topics, definition, customerIds, () -> home.origin());
    home =
        new Home(
            definition,
            context.taskId().partition(),
            topics.partitions(),
            tables(),
            PART_BYTES,
            sealing,
            () -> ledger.get(Books.APPLIED, Ledger.NOTHING),
            outlet,
            this::send);
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::pass);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    outlet.at(record.timestamp());
    if (from.topic().equals(topics.touchpoints.name())) {
      enter(record, from);
    } else if (from.topic().equals(topics.rejected.name())) {
      enterRejected(record);
    } else {
      Envelope envelope = Envelope.fromBytes(record.value());
      ledger.receive(envelope);
      home.receive(Message.ofBytes(envelope.content()), envelope.origin());
    }
  }

  private void enter(Record<String, byte[]> record, RecordMetadata from) {
    ledger.put(Books.POSITION, from.offset() + 1);
    String origin = from.topic() + "-" + from.partition() + "@" + from.offset();
    switch (records.touchpoint(record.value(), record.timestamp(), origin)) {
      case Records.Read<Touchpoint>(Touchpoint touchpoint) -> {
        switch (judge.judge(touchpoint, origin)) {
          case Judge.Counts(Row row) -> {
            advance(row);
            ledger.increment(Books.ACCEPTED);
            Place place = new Place(from.partition(), from.offset());
            if (home.enter(row.at(place), watermark())) {
              ledger.increment(Books.DIRECT);
            }
          }
          case Judge.Refused(RejectedTouchpoint rejected) -> refuse(rejected);
        }
      }
      case Records.Unreadable<Touchpoint>(RejectedTouchpoint rejected) -> refuse(rejected);
    }
  }

  private void enterRejected(Record<String, byte[]> record) {
    RejectedTouchpoint rejected = records.rejected(record.value());
    // What this application rejected itself was counted when it did.
    if (rejected != null && !rejected.getStage().equals(Rejections.STREAMS)) {
      home.reject(rejections.count(rejected), watermark());
    }
  }

  private void refuse(RejectedTouchpoint rejected) {
    ledger.increment(Books.REJECTED);
    outlet.rejected(rejected);
    home.reject(rejections.count(rejected), watermark());
  }

  private void send(int partition, Message message, long origin) {
    long number = ledger.send(Ledger.FORWARDS, partition, 1, origin);
    int here = context.taskId().partition();
    outlet.message(message.to(), new Envelope(here, number, origin, message.toBytes()));
  }

  private void pass(long now) {
    long moment = progress.low(topics.partitions());
    long applied = ledger.get(Books.APPLIED, Ledger.NOTHING);
    if (moment <= applied) {
      return;
    }
    outlet.at(now);
    ledger.put(Books.APPLIED, moment);
    home.pass(moment, applied);
  }

  private long watermark() {
    return ledger.get(Books.WATERMARK, Ledger.NOTHING);
  }

  /** Only what counts moves the clock: a touchpoint from the far future must not. */
  private void advance(Row row) {
    long now = context.currentSystemTimeMs();
    long watermark = clock.reading(row.receivedAt(), row.occurredAt(), now);
    if (watermark > watermark()) {
      ledger.put(Books.WATERMARK, watermark);
    }
  }

  private HomeTables tables() {
    return new HomeTables(
        cached(HomeTopology.NODES),
        cached(HomeTopology.ANNOUNCED),
        stored(HomeTopology.REJECTED_SEEN),
        new ClusterTables(
            cached(HomeTopology.CLUSTERS),
            stored(HomeTopology.ROWS),
            stored(HomeTopology.LOST),
            stored(HomeTopology.INCOMING),
            stored(HomeTopology.DEADLINES),
            stored(HomeTopology.SEALS),
            cached(HomeTopology.MEMBERS)));
  }

  private Table cached(String store) {
    return context.<WriteBackStore>getStateStore(store);
  }

  private Table stored(String store) {
    return new StoredTable(context.getStateStore(store));
  }
}
