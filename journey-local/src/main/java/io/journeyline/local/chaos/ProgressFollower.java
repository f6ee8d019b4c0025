package io.journeyline.local.chaos;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.LiveProgress;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the progress topic as it grows and says when the aggregates have reached a moment. */
final class ProgressFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressFollower.class);
  private static final Duration POLL = Duration.ofMillis(50);

  private record Wait(long moment, CompletableFuture<Long> reached) {}

  private final LiveProgress progress;
  private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
  private final Thread thread =
      Thread.ofPlatform().name("progress-follower").daemon().unstarted(this::follow);
  private volatile long asOf = Long.MIN_VALUE;
  private volatile boolean closed;

  ProgressFollower(Connection connection, Topics topics) {
    progress = new LiveProgress(connection, topics);
    thread.start();
  }

  /** Completes with the time, in nanos, at which the aggregates speak for {@code moment}. */
  CompletableFuture<Long> reached(long moment) {
    Wait wait = new Wait(moment, new CompletableFuture<>());
    waits.add(wait);
    return wait.reached();
  }

  /** The moment for which the aggregates speak, {@code Long.MIN_VALUE} while unknown. */
  long asOf() {
    return asOf;
  }

  private void follow() {
    try (progress) {
      while (!closed) {
        asOf = progress.next(POLL).asOf();
        waits.removeIf(this::isOver);
      }
    } catch (WakeupException e) {
      LOG.debug("no longer followed");
    } catch (KafkaException e) {
      LOG.error("the pipeline's progress cannot be followed", e);
    }
  }

  private boolean isOver(Wait wait) {
    if (asOf < wait.moment()) {
      return false;
    }
    wait.reached().complete(System.nanoTime());
    return true;
  }

  @Override
  public void close() {
    closed = true;
    progress.wakeup();
  }
}
