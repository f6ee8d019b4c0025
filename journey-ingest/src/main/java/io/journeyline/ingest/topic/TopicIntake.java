package io.journeyline.ingest.topic;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.admission.Withheld;
import io.journeyline.ingest.http.ConfiguredTopic;
import io.journeyline.ingest.http.Fate;
import io.journeyline.ingest.http.IngestMeter;
import io.journeyline.ingest.http.IngestParts;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.Conversion;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.schemas.Touchpoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records apart, publishes what is in them, waits until it is durable, and counts. */
final class TopicIntake {
  private static final int LOOK_MILLIS = 200;

  private final String id;
  private final RecordReader reader;
  private final Conversion conversion;
  private final Publisher publisher;
  private final Admission admission;
  private final IngestMeter meter;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException when the translator cannot work with its settings
   */
  TopicIntake(ConfiguredTopic topic, IngestParts parts) {
    id = topic.settings().id();
    reader = new RecordReader(id, topic.type().factory().create(topic.settings()));
    conversion = new Conversion(id, topic.settings().channel());
    publisher = parts.publisher();
    admission = parts.admission();
    meter = parts.meter();
    clock = parts.clock();
  }

  /** What records are made of. */
  private record Batch(List<Ingested> ingested, List<Withheld> withheld, int events) {}

  /**
   * Returns when everything that is in the records is durable.
   *
   * @param stopped whether to wait no longer
   * @throws NotTakenException when some of it is not for certain
   */
  void take(Iterable<ConsumerRecord<byte[], byte[]>> records, BooleanSupplier stopped)
      throws NotTakenException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    List<String> origins = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      for (Outcome outcome : reader.read(record)) {
        outcomes.add(outcome);
        origins.add(RecordReader.origin(record));
      }
    }
    meter.received(id, outcomes.size());
    try {
      Batch batch = admitted(outcomes, origins);
      count(batch, publish(batch.ingested(), stopped));
    } catch (NotTakenException e) {
      meter.ended(id, Fate.REFUSED, outcomes.size());
      throw e;
    }
  }

  private Batch admitted(List<Outcome> outcomes, List<String> origins) throws NotTakenException {
    Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), outcomes.size());
    long receivedAt = clock.millis();
    try {
      for (int i = 0; i < outcomes.size(); i++) {
        Optional<Ingested> ingested = conversion.of(outcomes.get(i), origins.get(i), receivedAt);
        if (ingested.isPresent()) {
          Optional<Withheld> objection = objection(ingested.get());
          objection.ifPresentOrElse(
              batch.withheld()::add, () -> batch.ingested().add(ingested.get()));
        }
      }
    } catch (UndecidedException e) {
      throw new NotTakenException(e.text());
    }
    return batch;
  }

  private Optional<Withheld> objection(Ingested ingested) {
    return ingested instanceof Ingested.Accepted(Touchpoint touchpoint)
        ? admission.objection(touchpoint)
        : Optional.empty();
  }

  private List<Publisher.Outcome> publish(List<Ingested> ingested, BooleanSupplier stopped)
      throws NotTakenException, InterruptedException {
    List<CompletableFuture<Publisher.Outcome>> sent = new ArrayList<>();
    for (Ingested one : ingested) {
      CompletableFuture<Publisher.Outcome> answer = publisher.publish(one);
      sent.add(answer);
      if (answer.isCompletedExceptionally()) {
        // Each further one might block as long as this one did.
        break;
      }
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    while (true) {
      try {
        all.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return sent.stream().map(CompletableFuture::join).toList();
      } catch (ExecutionException e) {
        throw new NotTakenException(String.valueOf(e.getCause()));
      } catch (TimeoutException e) {
        if (stopped.getAsBoolean()) {
          throw new NotTakenException("it is stopped before Kafka has answered");
        }
      }
    }
  }

  private void count(Batch batch, List<Publisher.Outcome> ended) {
    int published = Collections.frequency(ended, Publisher.Outcome.PUBLISHED);
    meter.ended(id, Fate.PUBLISHED, published);
    meter.ended(id, Fate.REJECTED, ended.size() - published);
    meter.ended(id, Fate.IGNORED, batch.events() - ended.size());
    batch.withheld().forEach(why -> meter.withheld(id, why));
  }
}
