package io.journeyline.ingest.http;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.Publisher;
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

  private final Publisher publisher;
  private final Duration timeout;
  // Sending itself may block, while there is no broker or the buffer is full.
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean failing;

  Delivery(Publisher publisher, Duration timeout) {
    this.publisher = publisher;
    this.timeout = timeout;
  }

  /**
   * Returns when everything is durable.
   *
   * @throws RefusedException when it is not within the time; some of it may yet be written, and
   *     counts once however often it is sent again
   */
  void deliver(List<Ingested> ingested) throws RefusedException {
    CompletableFuture<Void> done =
        CompletableFuture.supplyAsync(() -> publish(ingested), senders).thenCompose(all -> all);
    try {
      done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      failing = false;
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

  private CompletableFuture<Void> publish(List<Ingested> ingested) {
    return CompletableFuture.allOf(
        ingested.stream().map(publisher::publish).toArray(CompletableFuture<?>[]::new));
  }

  private RefusedException unavailable(String message) {
    if (!failing) {
      LOG.warn("Ingest answers 503: {}", message);
    }
    failing = true;
    return RefusedException.unavailable(message);
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
