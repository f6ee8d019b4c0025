package io.journeyline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Normaliser;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.file.FileOptions;
import io.journeyline.ingest.publish.Publisher.Outcome;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchpointPublisherTest {
  private static final Topics TOPICS = new Topics("journey.", 4);
  private static final WireFormat WIRE = new WireFormat("mock://publisher-test");

  private static final CustomerIds CUSTOMER_IDS =
      new CustomerIds("a key for tests".getBytes(StandardCharsets.UTF_8));

  private final MockProducer<byte[], byte[]> kafka = producer(true);
  private final KnownRoots roots = new KnownRoots(CUSTOMER_IDS, 4, 100);

  @TempDir Path folder;

  @Test
  void shouldKeyATouchpointByItsStrongestIdentifierNormalised() {
    Outcome outcome =
        publisher(kafka)
            .publish(accepted("{\"email\":\" A@Example.com\",\"cookie\":\"c\"}"))
            .join();

    assertThat(outcome).isEqualTo(Outcome.PUBLISHED);
    ProducerRecord<byte[], byte[]> sent = kafka.history().getFirst();
    assertThat(sent.topic()).isEqualTo("journey.touchpoints");
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("email:a@example.com");
    Touchpoint read =
        WIRE.valueSerde(TOPICS.touchpoints).deserializer().deserialize(sent.topic(), sent.value());
    assertThat(read.getIdentifiers())
        .as("as sent")
        .anyMatch(identifier -> identifier.getValue().equals(" A@Example.com"));
  }

  @Test
  void shouldKeyATouchpointOfNobodyByItsSource() {
    publisher(kafka).publish(accepted("{}")).join();

    assertThat(new String(kafka.history().getFirst().key(), StandardCharsets.UTF_8))
        .isEqualTo("shop");
  }

  @Test
  void shouldSendATouchpointToWhereItsCustomerLives() {
    roots.take(
        CUSTOMER_IDS.of("cookie:c"),
        Identity.newBuilder().setCustomerId("x").setPartition(3).build());

    publisher(kafka).publish(accepted("{\"cookie\":\"c\"}")).join();
    publisher(kafka).publish(accepted("{\"cookie\":\"d\"}")).join();

    ProducerRecord<byte[], byte[]> known = kafka.history().getFirst();
    assertThat(known.partition()).isEqualTo(3);
    assertThat(new String(known.key(), StandardCharsets.UTF_8)).isEqualTo("cookie:c");
    assertThat(kafka.history().getLast().partition()).as("the key decides").isNull();
  }

  @Test
  void shouldPublishARejectionBySource() {
    RejectedTouchpoint rejection =
        Rejections.of(
            "crm",
            RejectReason.UNREADABLE,
            "bad",
            new Original(new byte[] {1, 2}, "in.csv:3"),
            null);

    assertThat(publisher(kafka).publish(new Ingested.Rejected(rejection)).join())
        .isEqualTo(Outcome.REJECTED);
    assertThat(sentRejection()).isEqualTo(rejection);
    assertThat(new String(kafka.history().getFirst().key(), StandardCharsets.UTF_8))
        .isEqualTo("crm");
  }

  @Test
  void shouldRejectATouchpointTooLargeForARecord() {
    Touchpoint touchpoint = touchpoint("{\"user_id\":\"u\"}");
    touchpoint.setText("x".repeat(1_100_000));

    assertThat(publisher(kafka).publish(new Ingested.Accepted(touchpoint)).join())
        .isEqualTo(Outcome.REJECTED);
    RejectedTouchpoint rejection = sentRejection();
    assertThat(rejection.getReason()).isEqualTo("TOO_LARGE");
    assertThat(rejection.getBytes().remaining()).isEqualTo(900_000);
    assertThat(rejection.getTruncatedFrom()).isEqualTo(TouchpointJson.canonical(touchpoint).length);
  }

  @Test
  void shouldCompleteOnlyWhenKafkaHasAcknowledged() {
    MockProducer<byte[], byte[]> slow = producer(false);
    CompletableFuture<Outcome> answer = publisher(slow).publish(accepted("{\"user_id\":\"u\"}"));

    assertThat(answer).isNotDone();
    slow.completeNext();
    assertThat(answer).isCompletedWithValue(Outcome.PUBLISHED);
  }

  @Test
  void shouldAnswerAFailureWithWhatToDo() {
    MockProducer<byte[], byte[]> slow = producer(false);
    CompletableFuture<Outcome> answer = publisher(slow).publish(accepted("{\"user_id\":\"u\"}"));
    slow.errorNext(new TimeoutException("no leader"));

    assertThatThrownBy(answer::join)
        .hasCauseInstanceOf(PublishException.class)
        .hasMessageContaining("brokers")
        .hasMessageContaining("no leader");
  }

  @Test
  void shouldSurfaceTheFirstFailureOfABulk() {
    MockProducer<byte[], byte[]> slow = producer(false);
    TouchpointPublisher publisher = publisher(slow);
    publisher.send(accepted("{\"user_id\":\"u\"}"));
    slow.errorNext(new TimeoutException("first"));

    assertThatThrownBy(() -> publisher.send(accepted("{\"user_id\":\"u\"}")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("first");
    assertThatThrownBy(publisher::flush).isInstanceOf(PublishException.class);
  }

  @Test
  void shouldNotLetSettingsWeakenDurability() {
    assertThat(TouchpointPublisher.settings(Map.of("acks", "0", "linger.ms", "5")))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("linger.ms", "5");
  }

  @Test
  void shouldImportFilesAndCount() throws Exception {
    Path file = folder.resolve("in.jsonl");
    String line =
        new String(
            TouchpointJson.canonical(touchpoint("{\"user_id\":\"u\"}")), StandardCharsets.UTF_8);
    Files.writeString(file, (line + "\n").repeat(1_500) + "bad\n");
    List<FileImport.Progress> progress = new ArrayList<>();

    FileImport.Counts counts =
        new FileImport(publisher(kafka), Admission.ALL)
            .run(List.of(file), FileOptions.NONE, progress::add);

    assertThat(counts).isEqualTo(new FileImport.Counts(1_501, 1_500, 1, 0));
    assertThat(kafka.history()).hasSize(1_501);
    assertThat(progress).hasSize(2);
    assertThat(progress.getLast().bytesRead()).isEqualTo(Files.size(file));
    assertThat(progress.getLast().bytesTotal()).isEqualTo(Files.size(file));
  }

  @Test
  void shouldPublishNothingWhenOneOfTheFilesCannotBeOpened() throws Exception {
    Path file = folder.resolve("in.jsonl");
    Files.writeString(file, "bad\n");

    assertThatThrownBy(
            () ->
                new FileImport(publisher(kafka), Admission.ALL)
                    .run(List.of(file, folder.resolve("in.csv")), FileOptions.NONE, progress -> {}))
        .hasMessageContaining("in.csv");
    assertThat(kafka.history()).isEmpty();
  }

  private RejectedTouchpoint sentRejection() {
    ProducerRecord<byte[], byte[]> sent = kafka.history().getFirst();
    assertThat(sent.topic()).isEqualTo("journey.rejected");
    return WIRE.valueSerde(TOPICS.rejected).deserializer().deserialize(sent.topic(), sent.value());
  }

  private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private TouchpointPublisher publisher(MockProducer<byte[], byte[]> producer) {
    IdentityRules rules =
        new IdentityRules(
            List.of("user_id", "email"),
            "user_id",
            List.of(),
            List.of(),
            20,
            Map.of(),
            null,
            List.of());
    return new TouchpointPublisher(
        producer, new Envelopes(TOPICS, WIRE, new Normaliser(rules), roots::partitionOf), null);
  }

  private static Ingested accepted(String identifiers) {
    return new Ingested.Accepted(touchpoint(identifiers));
  }

  private static Touchpoint touchpoint(String identifiers) {
    String start = "{\"eventId\":\"e\",\"source\":\"shop\",\"channel\":\"web\",\"type\":\"Visit\",";
    String json = start + "\"occurredAt\":1000,\"identifiers\":" + identifiers + "}";
    return TouchpointJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
