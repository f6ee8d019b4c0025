package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.ingest.http.ConfiguredTopic;
import io.journeyline.ingest.http.Fate;
import io.journeyline.ingest.http.IngestParts;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.publish.SuppressionList;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.debezium.DebeziumTopics;
import io.journeyline.ingest.topic.TopicSources;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Topics of other systems are read to the end, whatever happens, and nobody suppressed is let in.
 */
@ExtendWith(LocalPlatformExtension.class)
class TopicSourcesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String TOPIC = "outbox.event.Order";
  private static final String SOURCE = "orders";
  private static final int CUSTOMERS = 5;
  private static final int EVENTS = 100;

  @TempDir private Path folder;

  private final LocalPlatform platform;
  private final Metrics metrics = new Metrics();

  TopicSourcesIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @Test
  void shouldLoseNothingWhenKilledBeforeTheCommitAndKeepTheSuppressedOut() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "topics.");
    suppress(pipeline, "email:C0@Example.com");
    createOutbox(pipeline);
    send(pipeline, 0, EVENTS);

    try (SuppressionList list = pipeline.suppressionList();
        TouchpointPublisher publisher = pipeline.publisher()) {
      // Everything is durable, but whoever published it never hears of it, and ends.
      List<CompletableFuture<Publisher.Outcome>> durable = new ArrayList<>();
      Publisher dying =
          ingested -> {
            synchronized (durable) {
              durable.add(publisher.publish(ingested));
            }
            return new CompletableFuture<>();
          };
      try (TopicSources _ = start(pipeline, dying, list)) {
        await().atMost(PATIENCE).until(() -> published(durable) > 0);
      }
      int twice = published(durable);
      assertThat(count(Fate.REFUSED)).isPositive();

      try (TopicSources _ = start(pipeline, publisher, list)) {
        int expected = EVENTS - EVENTS / CUSTOMERS;
        await().atMost(PATIENCE).until(() -> count(Fate.PUBLISHED) == expected);
        List<Touchpoint> there = touchpoints(pipeline);
        assertThat(there).hasSize(expected + twice);
        assertThat(there.stream().map(Touchpoint::getEventId).distinct()).hasSize(expected);
        assertThat(there)
            .flatExtracting(Touchpoint::getIdentifiers)
            .doesNotContain(new Identifier("email", "c0@example.com"));

        suppress(pipeline, "--lift", "email:c0@example.com");
        await()
            .atMost(PATIENCE)
            .until(() -> list.objection(touchpoint("c0@example.com")).isEmpty());
        send(pipeline, EVENTS, EVENTS + CUSTOMERS);
        await().atMost(PATIENCE).until(() -> count(Fate.PUBLISHED) == expected + CUSTOMERS);
        assertThat(Arrays.stream(Fate.values()).mapToDouble(this::count).sum())
            .isEqualTo(metrics.registry().get("journeyline.ingest.received").counter().count());
        assertThat(count(Fate.IGNORED)).isEqualTo(EVENTS / CUSTOMERS);
      }
    }
    assertCountedOnce(pipeline, EVENTS - EVENTS / CUSTOMERS + CUSTOMERS);
  }

  /** Events of the source that ended so. */
  private double count(Fate fate) {
    return metrics
        .registry()
        .find("journeyline.ingest.events")
        .tags("source", SOURCE, "fate", fate.name().toLowerCase(Locale.ROOT))
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private void suppress(Pipeline pipeline, String... options) throws Exception {
    try (JourneyProcess command = pipeline.startCommand(folder, "suppress", options)) {
      JourneyProcess.Outcome outcome = command.awaitEnd(PATIENCE);
      assertThat(outcome.exitCode()).as(outcome.text()).isZero();
      assertThat(outcome.out()).contains("topics.suppressed").doesNotContainIgnoringCase("example");
    }
  }

  private TopicSources start(Pipeline pipeline, Publisher publisher, SuppressionList list) {
    SourceSettings settings =
        SourceSettings.of(SOURCE, List.of())
            .withOptions(Map.of("identifiers.email", "/customer/email"));
    ConfiguredTopic topic =
        new ConfiguredTopic(DebeziumTopics.OUTBOX, settings, List.of(TOPIC), null, Map.of());
    return TopicSources.start(
        List.of(topic),
        IngestParts.of(publisher, metrics, MetricsAccess.LOCAL).withAdmission(list),
        pipeline.connection().kafka(),
        pipeline.topics().prefix());
  }

  private static void createOutbox(Pipeline pipeline) throws Exception {
    try (Admin admin = Admin.create(pipeline.connection().kafka())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }
  }

  /** As Debezium's router sends events on: the id in a header, the payload as the value. */
  private static void send(Pipeline pipeline, int from, int to) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            pipeline.connection().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = from; i < to; i++) {
        String payload = "{\"customer\":{\"email\":\"c%d@example.com\"}}".formatted(i % CUSTOMERS);
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(TOPIC, bytes("o-" + i), bytes(payload));
        record.headers().add("id", bytes("e-" + i)).add("eventType", bytes("Product Viewed"));
        var _ = producer.send(record);
      }
      producer.flush();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int published(List<CompletableFuture<Publisher.Outcome>> durable) {
    synchronized (durable) {
      durable.forEach(CompletableFuture::join);
      return durable.size();
    }
  }

  private static List<Touchpoint> touchpoints(Pipeline pipeline) {
    List<Touchpoint> there = new ArrayList<>();
    pipeline.reader().read(pipeline.topics().touchpoints, record -> there.add(record.value()));
    return there;
  }

  private static Touchpoint touchpoint(String email) {
    return Touchpoint.newBuilder()
        .setEventId("e")
        .setSource(SOURCE)
        .setChannel("crm")
        .setType("t")
        .setOccurredAt(1)
        .setReceivedAt(1)
        .setIdentifiers(List.of(new Identifier("email", email)))
        .build();
  }

  private void assertCountedOnce(Pipeline pipeline, long expected) {
    try (StreamsApp app = pipeline.start(folder.resolve("state"))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(counted(pipeline)).isEqualTo(expected));
      assertThat(app.failure()).isNull();
    }
  }

  private static long counted(Pipeline pipeline) {
    Map<String, Long> byCustomer = new HashMap<>();
    pipeline
        .reader()
        .read(
            pipeline.topics().journeys,
            record -> byCustomer.put(record.key(), record.value().getTouchpoints()));
    return byCustomer.values().stream().mapToLong(Long::longValue).sum();
  }
}
