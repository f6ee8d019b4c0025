package io.journeyline.local.chaos;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.schemas.Touchpoint;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The load: a simulated shop's touchpoints at an even rate, each entered in the ledger when it is
 * sent and when Kafka has acknowledged it.
 */
final class Feed implements AutoCloseable {
  /** More than that are not under way at once: then the feed waits, as a source does. */
  private static final int UNDER_WAY = 2_000;

  private final TouchpointPublisher publisher;
  private final Iterator<Touchpoint> touchpoints;
  private final SentLedger ledger;
  private final long pauseNanos;
  private final Semaphore free = new Semaphore(UNDER_WAY);
  private final Queue<CompletableFuture<Long>> probes = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().name("feed").daemon().unstarted(this::send);
  private volatile boolean paused = true;
  private volatile boolean closed;

  Feed(
      TouchpointPublisher publisher,
      Iterator<Touchpoint> touchpoints,
      SentLedger ledger,
      int perSecond) {
    this.publisher = publisher;
    this.touchpoints = touchpoints;
    this.ledger = ledger;
    pauseNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    thread.start();
  }

  void resume() {
    paused = false;
    LockSupport.unpark(thread);
  }

  /** Returns when everything that was sent has been acknowledged. */
  void pause(Patience patience) throws InterruptedException {
    paused = true;
    patience.await(
        "all touchpoints sent are acknowledged", () -> free.availablePermits() == UNDER_WAY);
  }

  /** The moment, ms, by which the next touchpoint that is sent from now on is acknowledged. */
  CompletableFuture<Long> nextAcknowledged() {
    CompletableFuture<Long> probe = new CompletableFuture<>();
    probes.add(probe);
    return probe;
  }

  /** How many touchpoints Kafka did not take. */
  long refused() {
    return refused.get();
  }

  private void send() {
    long next = System.nanoTime();
    while (!closed && touchpoints.hasNext()) {
      if (paused) {
        LockSupport.park(this);
        next = System.nanoTime();
      } else {
        free.acquireUninterruptibly();
        send(touchpoints.next());
        // After a standstill the rate stays what it is: sources do not hurry either.
        next = Math.max(next + pauseNanos, System.nanoTime() - pauseNanos);
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  /** As received now, as ingest does it: watermarks follow the time of receipt. */
  private void send(Touchpoint simulated) {
    Touchpoint touchpoint =
        Touchpoint.newBuilder(simulated).setReceivedAt(System.currentTimeMillis()).build();
    CompletableFuture<Long> probe = probes.poll();
    ledger.sent(touchpoint);
    var _ =
        publisher
            .publish(new Ingested.Accepted(touchpoint))
            .whenComplete(
                (outcome, failure) -> {
                  if (failure == null) {
                    ledger.acknowledged(touchpoint);
                  } else {
                    refused.incrementAndGet();
                  }
                  answer(probe, failure);
                  free.release();
                });
  }

  private void answer(@Nullable CompletableFuture<Long> probe, @Nullable Throwable failure) {
    if (probe != null && failure == null) {
      probe.complete(System.currentTimeMillis());
    } else if (probe != null) {
      probes.add(probe);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    publisher.close();
  }
}
