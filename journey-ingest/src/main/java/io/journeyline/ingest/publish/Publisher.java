package io.journeyline.ingest.publish;

import io.journeyline.ingest.Ingested;
import java.util.concurrent.CompletableFuture;

/** Takes what was ingested; the answer completes when it is durable. */
public interface Publisher {

  /** What became of it. */
  enum Outcome {
    /** It is in {@code touchpoints}. */
    PUBLISHED,
    /** It is in {@code rejected}. */
    REJECTED
  }

  /** Completes once it is durable, exceptionally with a {@link PublishException} if it is not. */
  CompletableFuture<Outcome> publish(Ingested ingested);
}
