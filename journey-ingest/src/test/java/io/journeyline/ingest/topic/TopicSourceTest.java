package io.journeyline.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.admission.UndecidedException;
import io.journeyline.ingest.admission.Withheld;
import io.journeyline.ingest.http.ConfiguredTopic;
import io.journeyline.ingest.http.Fate;
import io.journeyline.ingest.http.IngestParts;
import io.journeyline.ingest.http.SourceCounts;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.debezium.DebeziumTopics;
import io.journeyline.ingest.source.salesforce.SalesforceTopics;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TopicPartition AT = new TopicPartition("outbox.event.Order", 0);
  private static final long NOW = 1_800_000_000_000L;
  private static final long WRITTEN = 1_700_000_000_000L;

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final List<Touchpoint> touchpoints = new CopyOnWriteArrayList<>();
  private final List<RejectedTouchpoint> rejected = new CopyOnWriteArrayList<>();
  private final SourceCounts counts = new SourceCounts();
  private final AtomicInteger failures = new AtomicInteger();
  private @Nullable TopicSource source;
  private long next;

  @AfterEach
  void shouldClose() {
    if (source != null) {
      source.close();
    }
    assertThat(kafka.closed()).isTrue();
    assertThat(counts.of("orders").isBalanced()).isTrue();
  }

  private void start(ConfiguredTopic topic, Admission admission) {
    IngestParts parts =
        IngestParts.of(this::publish)
            .withMeter(counts)
            .withClock(InstantSource.fixed(Instant.ofEpochMilli(NOW)))
            .withAdmission(admission);
    kafka.updateBeginningOffsets(Map.of(AT, 0L));
    kafka.schedulePollTask(() -> kafka.rebalance(List.of(AT)));
    source = new TopicSource("orders", List.of(AT.topic()), kafka, new TopicIntake(topic, parts));
    source.start();
  }

  private CompletableFuture<Publisher.Outcome> publish(Ingested ingested) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return CompletableFuture.failedFuture(new KafkaException("down"));
    }
    return CompletableFuture.completedFuture(
        switch (ingested) {
          case Ingested.Accepted(Touchpoint touchpoint) -> {
            touchpoints.add(touchpoint);
            yield Publisher.Outcome.PUBLISHED;
          }
          case Ingested.Rejected(RejectedTouchpoint rejection) -> {
            rejected.add(rejection);
            yield Publisher.Outcome.REJECTED;
          }
        });
  }

  private static ConfiguredTopic outbox() {
    SourceSettings settings =
        SourceSettings.of("orders", List.of())
            .withOptions(
                Map.of(
                    "identifiers.user_id", "/customerId", "amount", "/total", "currency", "EUR"));
    return new ConfiguredTopic(
        DebeziumTopics.OUTBOX, settings, List.of(AT.topic()), null, Map.of());
  }

  private void add(@Nullable String id, @Nullable String value) {
    RecordHeaders headers = new RecordHeaders();
    if (id != null) {
      headers.add("id", bytes(id)).add("eventType", bytes("OrderPlaced"));
    }
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            AT.topic(),
            AT.partition(),
            next++,
            WRITTEN,
            TimestampType.CREATE_TIME,
            0,
            0,
            bytes("o-1"),
            value == null ? null : bytes(value),
            headers,
            Optional.empty());
    kafka.schedulePollTask(() -> kafka.addRecord(record));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void awaitCommitted(long offset) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              OffsetAndMetadata at = kafka.committed(Set.of(AT)).get(AT);
              return at != null && at.offset() == offset;
            });
  }

  @Test
  void shouldPublishWhatAnOutboxTellsAndCommitIt() {
    start(outbox(), Admission.ALL);
    add("e-1", "{\"customerId\":7,\"total\":39.98}");
    add("\"e-2\"", "{\"schema\":{},\"payload\":\"{\\\"customerId\\\":8}\"}");
    add(null, null);
    awaitCommitted(3);

    assertThat(touchpoints).extracting(Touchpoint::getEventId).containsExactly("e-1", "e-2");
    Touchpoint first = touchpoints.getFirst();
    assertThat(first.getSource()).isEqualTo("orders");
    assertThat(first.getType()).isEqualTo("OrderPlaced");
    assertThat(first.getIdentifiers()).containsExactly(new Identifier("user_id", "7"));
    assertThat(first.getOccurredAt()).isEqualTo(WRITTEN);
    assertThat(first.getReceivedAt()).isEqualTo(NOW);
    assertThat(first.getProperties()).containsEntry("aggregatetype", "Order");
    assertThat(counts.of("orders").of(Fate.PUBLISHED)).isEqualTo(2);
    assertThat(counts.of("orders").of(Fate.IGNORED)).as("the tombstone").isEqualTo(1);
  }

  @Test
  void shouldKeepTheBytesOfWhatCannotBeReadAndGoOn() {
    start(outbox(), Admission.ALL);
    add("e-1", "{ no JSON");
    add(null, "{\"customerId\":7}");
    add("e-3", "{\"total\": 1.0 }");
    add("e-4", "{\"customerId\":7}");
    awaitCommitted(4);

    assertThat(touchpoints).extracting(Touchpoint::getEventId).containsExactly("e-4");
    assertThat(rejected)
        .extracting(
            rejection -> StandardCharsets.UTF_8.decode(rejection.getBytes().duplicate()).toString())
        .containsExactly("{ no JSON", "{\"customerId\":7}", "{\"total\": 1.0 }");
    assertThat(rejected)
        .extracting(RejectedTouchpoint::getReason)
        .containsExactly("UNREADABLE", "UNREADABLE", "NO_IDENTIFIER");
    assertThat(rejected.getFirst().getOrigin()).isEqualTo("outbox.event.Order-0@0");
    assertThat(counts.of("orders").of(Fate.REJECTED)).isEqualTo(3);
  }

  @Test
  void shouldReadAgainWhatKafkaDidNotTakeAndCommitNothingBefore() {
    failures.set(1);
    start(outbox(), Admission.ALL);
    add("e-1", "{\"customerId\":7}");
    await().atMost(PATIENCE).until(() -> counts.of("orders").of(Fate.REFUSED) == 1);
    assertThat(kafka.committed(Set.of(AT)).get(AT)).isNull();
    // Of a record that was polled the mock keeps nothing.
    kafka.schedulePollTask(() -> assertThat(kafka.position(AT)).isZero());
    next = 0;
    add("e-1", "{\"customerId\":7}");
    awaitCommitted(1);

    assertThat(touchpoints).extracting(Touchpoint::getEventId).containsExactly("e-1");
    assertThat(counts.of("orders").received()).isEqualTo(2);
  }

  @Test
  void shouldNotPublishWhatIsWithheldAndWaitWhileThatIsUndecided() {
    AtomicInteger undecided = new AtomicInteger(1);
    start(
        outbox(),
        touchpoint -> {
          if (undecided.getAndDecrement() > 0) {
            throw new UndecidedException("not read yet");
          }
          return touchpoint.getIdentifiers().getFirst().getValue().equals("8")
              ? Optional.of(Withheld.SUPPRESSED)
              : Optional.empty();
        });
    add("e-1", "{\"customerId\":7}");
    await().atMost(PATIENCE).until(() -> counts.of("orders").of(Fate.REFUSED) == 1);
    next = 0;
    add("e-1", "{\"customerId\":7}");
    add("e-2", "{\"customerId\":8}");
    awaitCommitted(2);

    assertThat(touchpoints).extracting(Touchpoint::getEventId).containsExactly("e-1");
    assertThat(counts.of("orders").of(Fate.IGNORED)).isEqualTo(1);
  }

  @Test
  void shouldFanOutRecordsOfSalesforceAndKeepGapsAsResyncNotices() {
    start(
        new ConfiguredTopic(
            SalesforceTopics.TYPE,
            SourceSettings.of("orders", List.of()),
            List.of(AT.topic()),
            null,
            Map.of()),
        Admission.ALL);
    String header =
        "{\"payload\":{\"ChangeEventHeader\":{\"entityName\":\"Contact\",\"recordIds\":[%s],\"changeType\":\"%s\",\"transactionKey\":\"t\",\"sequenceNumber\":1,\"commitTimestamp\":1700000000000},\"Email\":\"a@example.com\"}}";
    add(null, header.formatted("\"003A\",\"003B\"", "UPDATE"));
    add(null, header.formatted("\"003A\"", "GAP_UPDATE"));
    add(null, header.formatted("\"003A\",\"003B\"", "UPDATE"));
    awaitCommitted(3);

    assertThat(touchpoints)
        .extracting(Touchpoint::getEventId)
        .containsExactly("t:1:003A", "t:1:003B", "t:1:003A", "t:1:003B");
    assertThat(rejected).hasSize(1);
    assertThat(rejected.getFirst().getDetail()).startsWith("resync needed: GAP_UPDATE");
  }

  @Test
  void shouldReadOnlyWhatIsCommittedInAGroupOfThePipelinesOwn() {
    start(outbox(), Admission.ALL);
    assertThat(
            TopicSource.settings(
                outbox(),
                Map.of("enable.auto.commit", "true", "security.protocol", "SSL"),
                "acme."))
        .containsEntry("group.id", "acme.ingest-orders")
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("enable.auto.commit", false)
        .containsEntry("security.protocol", "SSL");
  }
}
