package io.journeyline.local.e2e;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.schemas.Touchpoint;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A publisher that can be shut: then it takes nothing, as Kafka without its brokers. */
final class Gate implements Publisher {
  private final Publisher publisher;
  private final Set<String> published = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean shut;

  Gate(Publisher publisher) {
    this.publisher = publisher;
  }

  void shut() {
    refused.set(0);
    shut = true;
  }

  void open() {
    shut = false;
  }

  /** Events refused since it was shut last. */
  int refused() {
    return refused.get();
  }

  /** The types of touchpoints that Kafka has acknowledged. */
  Set<String> published() {
    return published;
  }

  @Override
  public CompletableFuture<Outcome> publish(Ingested ingested) {
    if (shut) {
      refused.incrementAndGet();
      return CompletableFuture.failedFuture(new IllegalStateException("shut"));
    }
    return publisher
        .publish(ingested)
        .thenApply(
            outcome -> {
              if (ingested instanceof Ingested.Accepted(Touchpoint touchpoint)) {
                published.add(touchpoint.getType());
              }
              return outcome;
            });
  }
}
