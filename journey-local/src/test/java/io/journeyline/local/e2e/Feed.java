package io.journeyline.local.e2e;

import static org.awaitility.Awaitility.await;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.Touchpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a simulated shop's touchpoints, a few at a time and no faster than asked for. */
public final class Feed implements AutoCloseable {
  private static final int AT_A_TIME = 20;
  private static final int MORE = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Iterator<Touchpoint> touchpoints =
      new Simulator(SimulatorSettings.defaults().withSeed(5).withCustomers(5_000)).iterator();
  private final AtomicLong sent = new AtomicLong();
  private final TouchpointPublisher publisher;
  private final CompletableFuture<Void> sending;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Duration pause;

  /** As fast as it goes. */
  Feed(Pipeline pipeline) {
    this(pipeline, Duration.ZERO);
  }

  /** With a pause after each few. */
  Feed(Pipeline pipeline, Duration pause) {
    this(pipeline.publisher(), pause);
  }

  /**
   * With a pause after each few.
   *
   * @param publisher is closed with this
   */
  public Feed(TouchpointPublisher publisher, Duration pause) {
    this.pause = pause;
    this.publisher = publisher;
    sending = CompletableFuture.runAsync(this::send, Thread::startVirtualThread);
  }

  private void send() {
    do {
      List<CompletableFuture<?>> acknowledged = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        acknowledged.add(publisher.publish(new Ingested.Accepted(touchpoints.next())));
      }
      acknowledged.forEach(CompletableFuture::join);
      sent.addAndGet(AT_A_TIME);
    } while (!hasEnded());
  }

  /** Waits for the pause, or until it is over. */
  private boolean hasEnded() {
    try {
      return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Sends no more; returns how many were acknowledged. */
  long end() {
    ended.countDown();
    sending.join();
    return sent.get();
  }

  /** Waits until many more have been sent and acknowledged. */
  public void awaitMore() {
    long before = sent.get();
    await().atMost(PATIENCE).until(() -> sent.get() >= before + MORE);
  }

  @Override
  public void close() {
    var _ = end();
    publisher.close();
  }
}
