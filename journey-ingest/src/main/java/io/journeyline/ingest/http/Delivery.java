package io.journeyline.ingest.http;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what a request held to the publisher and waits, not for ever, until it is durable. */
final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** So that a balancer that went elsewhere comes back. */
  private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

  private final Publisher publisher;
  private final Duration timeout;
  // Sending itself may block, while there is no broker or the buffer is full.
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean failing;
  private volatile long failedAt;

  Delivery(Publisher publisher, Duration timeout) {
    this.publisher = publisher;
    this.timeout = timeout;
  }

  /**
   * Returns when everything is durable.
   *
   * @param ended run once nothing of it is under way any more, also after the time
   * @return what became of each, in their order
   * @throws RefusedException when it is not within the time; some of it may yet be written, and
   *     counts once however often it is sent again
   */
  List<Publisher.Outcome> deliver(List<Ingested> ingested, Runnable ended) throws RefusedException {
    CompletableFuture<List<Publisher.Outcome>> done =
        CompletableFuture.completedFuture(ingested).thenComposeAsync(this::publish, senders);
    var _ = done.whenComplete((outcomes, error) -> ended.run());
    try {
      List<Publisher.Outcome> outcomes = done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      failing = false;
      return outcomes;
    } catch (TimeoutException e) {
      throw unavailable("Kafka has not answered within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      LOG.debug("Publishing failed", e);
      throw unavailable(
          "Kafka or the schema registry does not take records at present; send it again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the server is stopping; send it again");
    }
  }

  /** Whether the last attempt failed. */
  boolean isFailing() {
    return failing;
  }

  /** Whether an attempt is worth making: none has failed lately without one that worked since. */
  boolean isReady() {
    return !failing || System.nanoTime() - failedAt > RETRY_NANOS;
  }

  private CompletableFuture<List<Publisher.Outcome>> publish(List<Ingested> ingested) {
    List<CompletableFuture<Publisher.Outcome>> sent =
        ingested.stream().map(publisher::publish).toList();
    return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> sent.stream().map(CompletableFuture::join).toList());
  }

  private RefusedException unavailable(String message) {
    if (!failing) {
      LOG.warn("Ingest answers 503: {}", message);
    }
    failing = true;
    failedAt = System.nanoTime();
    return RefusedException.unavailable(message);
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
