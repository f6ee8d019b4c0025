package io.journeyline.ingest.http;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what it is given; answers at once unless told otherwise. */
final class FakePublisher implements Publisher {
  final List<Touchpoint> touchpoints = new CopyOnWriteArrayList<>();
  final List<RejectedTouchpoint> rejected = new CopyOnWriteArrayList<>();
  volatile Supplier<CompletableFuture<Outcome>> answer =
      () -> CompletableFuture.completedFuture(Outcome.PUBLISHED);

  @Override
  public CompletableFuture<Outcome> publish(Ingested ingested) {
    switch (ingested) {
      case Ingested.Accepted(Touchpoint touchpoint) -> touchpoints.add(touchpoint);
      case Ingested.Rejected(RejectedTouchpoint rejection) -> rejected.add(rejection);
    }
    boolean rejection = ingested instanceof Ingested.Rejected;
    return answer.get().thenApply(outcome -> rejection ? Outcome.REJECTED : outcome);
  }
}
