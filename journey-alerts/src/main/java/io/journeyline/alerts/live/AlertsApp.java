package io.journeyline.alerts.live;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the alert rules of a running pipeline, in a thread of its own. Of several instances one
 * judges: the one that the group gives the progress topic's only partition to.
 */
public final class AlertsApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertsApp.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final AlertsSettings settings;
  private final JourneyDefinition definition;
  private final WireFormat wire;
  private final AlertCounts counts = new AlertCounts();
  private final Thread thread = Thread.ofPlatform().name("alerts").unstarted(this::run);
  private volatile boolean closed;
  private volatile @Nullable Consumer<String, Progress> following;

  private AlertsApp(AlertsSettings settings, JourneyDefinition definition, WireFormat wire) {
    this.settings = settings;
    this.definition = definition;
    this.wire = wire;
  }

  /** Starts judging; the topics must be there. */
  public static AlertsApp start(
      AlertsSettings settings, JourneyDefinition definition, WireFormat wire) {
    AlertsApp app = new AlertsApp(settings, definition, wire);
    app.thread.start();
    return app;
  }

  /** Judges once what is known up to a moment, and ends: for a pipeline that has settled. */
  public static void judgeOnce(
      AlertsSettings settings, JourneyDefinition definition, WireFormat wire, long asOf) {
    try (JudgeSession session = new JudgeSession(settings, definition, wire, new AlertCounts())) {
      session.judge(asOf);
    }
  }

  /** What has been told here; goes on changing. */
  public AlertCounts counts() {
    return counts;
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (WakeupException e) {
        // Asked to end.
      } catch (InterruptException e) {
        return;
      } catch (KafkaException | IllegalStateException e) {
        LOG.warn("Judging alerts failed, trying again: {}", e.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** The session that judges, while it is this instance's turn. */
  private final class Turn implements ConsumerRebalanceListener, AutoCloseable {
    private final Consumer<String, Progress> consumer;
    private final Map<String, Progress> tasks = new HashMap<>();
    private @Nullable JudgeSession session;
    private boolean mine;
    private long asOf = Long.MIN_VALUE;

    Turn(Consumer<String, Progress> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        consumer.seekToBeginning(partitions);
        tasks.clear();
        mine = true;
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      mine = mine && partitions.isEmpty();
      close();
    }

    void look() {
      for (ConsumerRecord<String, Progress> record : consumer.poll(POLL)) {
        tasks.put(record.key(), record.value());
      }
      long present = asOf();
      if (!mine || present == Long.MIN_VALUE || present <= asOf) {
        return;
      }
      JudgeSession judging = session;
      if (judging == null) {
        judging = new JudgeSession(settings, definition, wire, counts);
        session = judging;
        LOG.info("Judging alerts of map {}", definition.map());
      }
      judging.judge(present);
      asOf = present;
    }

    private long asOf() {
      long least = Long.MAX_VALUE;
      for (int task = 0; task < settings.topics().partitions(); task++) {
        Progress progress = tasks.get("journey-" + task);
        if (progress == null) {
          return Long.MIN_VALUE;
        }
        least = Math.min(least, progress.getAsOf());
      }
      return least;
    }

    @Override
    public void close() {
      JudgeSession judging = session;
      session = null;
      if (judging != null) {
        judging.close();
      }
    }
  }

  private void follow() {
    Map<String, Object> config = settings.consumer();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    try (Consumer<String, Progress> consumer =
            new KafkaConsumer<>(
                config,
                wire.keySerde(settings.topics().progress).deserializer(),
                wire.valueSerde(settings.topics().progress).deserializer());
        Turn turn = new Turn(consumer)) {
      following = consumer;
      consumer.subscribe(List.of(settings.topics().progress.name()), turn);
      while (!closed) {
        turn.look();
      }
    } finally {
      following = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    Consumer<String, Progress> consumer = following;
    if (consumer != null) {
      Objects.requireNonNull(consumer).wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
