package io.journeyline.streams.progress;

import static io.journeyline.streams.progress.Books.ACCEPTED;
import static io.journeyline.streams.progress.Books.APPLIED;
import static io.journeyline.streams.progress.Books.AS_OF;
import static io.journeyline.streams.progress.Books.DIRECT;
import static io.journeyline.streams.progress.Books.POSITION;
import static io.journeyline.streams.progress.Books.REJECTED;
import static io.journeyline.streams.progress.Books.REJECTED_WATERMARK;
import static io.journeyline.streams.progress.Books.WAITING;
import static io.journeyline.streams.progress.Books.WATERMARK;

import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.store.WriteBackStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Publishes how far a journey task has come, whenever that has changed. */
public final class JourneyProgressProcessor implements Processor<Void, Void, String, Progress> {
  private final Topics topics;
  private final InputClock clock;
  private final InputEnds ends;
  private final Duration interval;

  private ProcessorContext<String, Progress> context;
  private Ledger ledger;
  private ProgressView view;
  private int partition;
  private @Nullable Progress published;

  public JourneyProgressProcessor(
      Topics topics, InputClock clock, InputEnds ends, Duration interval) {
    this.topics = topics;
    this.clock = clock;
    this.ends = ends;
    this.interval = interval;
  }

  @Override
  public void init(ProcessorContext<String, Progress> context) {
    this.context = context;
    partition = context.taskId().partition();
    ledger = new Ledger(context.<WriteBackStore>getStateStore(Ledger.STORE));
    view = new ProgressView(context.getStateStore(ProgressView.STORE));
    context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::publish);
  }

  @Override
  public void process(Record<Void, Void> none) {
    throw new IllegalStateException("nothing is sent here");
  }

  private void publish(long now) {
    acknowledge();
    Progress progress = progress();
    if (!Objects.equals(progress, published)) {
      published = progress;
      context.forward(new Record<>(ProgressView.journeyTask(partition), progress, now));
    }
  }

  private void acknowledge() {
    for (int to = 0; to < topics.partitions(); to++) {
      ledger.acknowledge(
          Ledger.FORWARDS, to, view.received(ProgressView.journeyTask(to), partition));
      ledger.acknowledge(
          Ledger.DIFFERENCES, to, view.received(ProgressView.aggregatesTask(to), partition));
    }
  }

  private Progress progress() {
    int partitions = topics.partitions();
    long watermark = watermark();
    long low = Math.min(watermark, ledger.leastOrigin(Ledger.FORWARDS, partitions));
    long finished =
        Math.min(
            ledger.get(APPLIED, Ledger.NOTHING),
            Math.min(
                ledger.get(WAITING, Long.MAX_VALUE),
                ledger.leastOrigin(Ledger.DIFFERENCES, partitions)));
    long asOf = Math.max(finished, ledger.get(AS_OF, Ledger.NOTHING));
    ledger.put(AS_OF, asOf);
    return Progress.newBuilder()
        .setPartition(partition)
        .setWatermark(watermark)
        .setLow(low)
        .setAsOf(asOf)
        .setPositions(Map.of(topics.touchpoints.name(), ledger.get(POSITION, 0)))
        .setLag(lag())
        .setAccepted(ledger.get(ACCEPTED, 0))
        .setDirect(ledger.get(DIRECT, 0))
        .setRejected(ledger.get(REJECTED, 0))
        .setUnderWay(underWay())
        .setReceived(ledger.received())
        .build();
  }

  /** What is rejected here has no place in the books, so what was committed stands for it. */
  private Map<String, Long> lag() {
    Map<String, Long> lag = new HashMap<>();
    InputPosition touchpoints = ends.lastSeen(topics.touchpoints.name(), partition);
    if (touchpoints != null) {
      lag.put(touchpoints.topic(), touchpoints.lag(ledger.get(POSITION, 0)));
    }
    InputPosition rejected = ends.lastSeen(topics.rejected.name(), partition);
    if (rejected != null) {
      lag.put(rejected.topic(), rejected.lag(0));
    }
    return lag;
  }

  private long underWay() {
    boolean waiting = ledger.get(WAITING, Long.MAX_VALUE) != Long.MAX_VALUE;
    return (waiting ? 1 : 0)
        + ledger.underWay(Ledger.FORWARDS, topics.partitions())
        + ledger.underWay(Ledger.DIFFERENCES, topics.partitions());
  }

  /** Input time up to which this partition was read; it never goes back. */
  private long watermark() {
    if (clock instanceof InputClock.EventTime) {
      // An input that is at its end must not hold the others back.
      long others = view.greatestWatermark(topics.partitions());
      return advance(topics.touchpoints.name(), WATERMARK, others);
    }
    return Math.min(
        advance(topics.touchpoints.name(), WATERMARK, null),
        advance(topics.rejected.name(), REJECTED_WATERMARK, null));
  }

  private long advance(String topic, String entry, @Nullable Long instead) {
    long watermark = ledger.get(entry, Ledger.NOTHING);
    long since = ends.caughtUpAt(topic, partition);
    if (since == Ledger.NOTHING) {
      return watermark;
    }
    long caughtUp = instead == null ? clock.caughtUp(since) : instead;
    if (caughtUp <= watermark) {
      return watermark;
    }
    ledger.put(entry, caughtUp);
    return caughtUp;
  }
}
