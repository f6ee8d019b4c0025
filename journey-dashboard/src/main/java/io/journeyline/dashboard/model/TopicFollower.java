package io.journeyline.dashboard.model;

import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into the store, on and on; begins again where it was when Kafka or the registry
 * was away.
 */
final class TopicFollower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_RECORDS = 2_000;
  private static final int PATIENCE_MILLIS = 5_000;

  private final Map<String, Object> kafka;
  private final WireFormat wire;
  private final Topics topics;
  private final List<CellRecords<?, ?>> records;
  private final List<RecordTable<?>> tables;
  private final CellStore store;
  private final ChangeListener listener;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Moment moment = Moment.NOTHING;
  private volatile @Nullable FollowedTopics current;

  TopicFollower(
      Map<String, ?> kafka,
      WireFormat wire,
      Topics topics,
      List<CellRecords<?, ?>> records,
      List<RecordTable<?>> tables,
      CellStore store,
      ChangeListener listener) {
    this.kafka = settings(kafka);
    this.wire = wire;
    this.topics = topics;
    this.records = records;
    this.tables = tables;
    this.store = store;
    this.listener = listener;
  }

  private static Map<String, Object> settings(Map<String, ?> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "journey-dashboard");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Going on at an offset that is gone must fail, not skip to the end.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS - 1_000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }

  Moment moment() {
    return moment;
  }

  @Override
  public void run() {
    while (stopped.getCount() > 0) {
      try {
        follow();
      } catch (WakeupException | InterruptException e) {
        LOG.debug("The topics are not followed any more");
      } catch (OffsetOutOfRangeException e) {
        LOG.info("Topics have lost what was to be read next; reading them anew");
        forget();
      } catch (RuntimeException e) {
        LOG.warn("The topics cannot be read at present; trying again: {}", e.toString());
        tell(Set.of(), moment.withStale(true));
        pause();
      }
    }
  }

  private void forget() {
    store.clear();
    tell(Set.of(), moment.withComplete(false));
  }

  private void pause() {
    try {
      boolean _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (FollowedTopics followed =
        FollowedTopics.open(kafka, wire, topics, records, tables, store)) {
      current = followed;
      if (followed.isAnew()) {
        tell(Set.of(), moment.withComplete(false));
      }
      while (stopped.getCount() > 0) {
        Set<String> changed = followed.next();
        Moment now = followed.moment(moment);
        if (!changed.isEmpty() || !now.equals(moment)) {
          tell(new HashSet<>(changed), now);
        }
      }
    } finally {
      current = null;
    }
  }

  private void tell(Set<String> changed, Moment now) {
    moment = now;
    listener.changed(changed, now);
  }

  /** Lets {@link #run} end. */
  void stop() {
    stopped.countDown();
    FollowedTopics followed = current;
    if (followed != null) {
      followed.wakeup();
    }
  }
}
