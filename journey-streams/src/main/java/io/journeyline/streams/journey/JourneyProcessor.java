package io.journeyline.streams.journey;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.JourneyEvent;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.ProgressView;
import io.journeyline.streams.touchpoint.Placed;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps each customer's journey, publishes what becomes of it, and passes differences on. */
final class JourneyProcessor implements Processor<String, Placed, String, Object> {
  /** How many due journeys are looked up at a time. */
  private static final int BATCH = 1_000;

  private final JourneyDefinition definition;
  private final CustomerIds customerIds;
  private final int partitions;
  private final Duration interval;
  private final CustomerJourney journey;

  private ProcessorContext<String, Object> context;
  private Ledger ledger;
  private ProgressView progress;
  private KeyValueStore<Bytes, byte[]> rows;
  private KeyValueStore<String, byte[]> tails;
  private Deadlines deadlines;

  JourneyProcessor(
      JourneyDefinition definition, CustomerIds customerIds, int partitions, Duration interval) {
    this.definition = definition;
    this.customerIds = customerIds;
    this.partitions = partitions;
    this.interval = interval;
    journey = new CustomerJourney(definition);
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    ledger = new Ledger(context.getStateStore(Ledger.STORE));
    progress = new ProgressView(context.getStateStore(ProgressView.STORE));
    StateVersion.check(ledger, definition);
    rows = context.getStateStore(JourneyTopology.ROWS);
    tails = context.getStateStore(JourneyTopology.TAILS);
    deadlines = new Deadlines(context.getStateStore(JourneyTopology.DEADLINES));
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::dropWhatIsDue);
  }

  @Override
  public void process(Record<String, Placed> record) {
    String home = record.key();
    Placed placed = record.value();
    long asOf = ledger.get(Books.APPLIED, Ledger.NOTHING);
    JourneyUpdate update = journey.add(tail(home), new StoredRows(rows, home), placed.row(), asOf);
    ledger.increment(update.duplicate() ? Books.DUPLICATES : Books.ACCEPTED);
    if (!update.duplicate()) {
      publish(home, update, placed.origin(), record.timestamp());
    }
  }

  private void dropWhatIsDue(long now) {
    long asOf = progress.low(partitions);
    if (asOf <= ledger.get(Books.APPLIED, Ledger.NOTHING)) {
      return;
    }
    List<String> due = deadlines.due(asOf, BATCH);
    while (!due.isEmpty()) {
      due.forEach(home -> dropIfDue(home, asOf, now));
      due = deadlines.due(asOf, BATCH);
    }
    ledger.put(Books.APPLIED, asOf);
  }

  private void dropIfDue(String home, long asOf, long now) {
    Tail tail = tail(home);
    long deadline = journey.deadline(tail);
    deadlines.remove(home, tail);
    JourneyUpdate update = journey.settle(tail, asOf);
    if (update.steps().isEmpty()) {
      deadlines.index(home, tail, deadline);
      tails.put(home, tail.toBytes());
    } else {
      publish(home, update, deadline, now);
    }
  }

  private void publish(String home, JourneyUpdate update, long origin, long timestamp) {
    Tail tail = update.tail();
    deadlines.index(home, tail, journey.deadline(tail));
    tails.put(home, tail.toBytes());
    String customer = customerIds.of(home);
    context.forward(
        new Record<>(customer, (Object) journeyOf(tail), timestamp), JourneyTopology.JOURNEYS_SINK);
    for (JourneyFact step : update.steps()) {
      JourneyEvent event = eventOf(step, update.correction());
      context.forward(
          new Record<>(customer, (Object) event, timestamp), JourneyTopology.EVENTS_SINK);
    }
    if (!update.differences().isZero()) {
      Object change = new Change(update.differences(), origin);
      context.forward(new Record<>(home, change, timestamp), JourneyTopology.CHANGES);
    }
  }

  private Tail tail(String home) {
    byte[] stored = tails.get(home);
    return stored == null ? new Tail() : Tail.fromBytes(stored);
  }

  private Journey journeyOf(Tail tail) {
    String stage = journey.stage(tail);
    return Journey.newBuilder()
        .setTouchpoints(tail.touchpoints)
        .setUnmapped(tail.unmapped)
        .setEpisodes(tail.episodes)
        .setStage(stage)
        .setState(stage == null ? null : tail.dropped ? "dropped" : "open")
        .setFirstSeen(tail.firstSeen)
        .setLastSeen(tail.lastSeen)
        .build();
  }

  private JourneyEvent eventOf(JourneyFact step, boolean correction) {
    return JourneyEvent.newBuilder()
        .setType(step.type())
        .setCorrection(correction)
        .setMap(definition.map())
        .setVersion(definition.version())
        .setStage(step.stage())
        .setFromStage(step.fromStage())
        .setTouchpoint(step.touchpoint())
        .setChannel(step.channel())
        .setAt(step.at())
        .build();
  }
}
