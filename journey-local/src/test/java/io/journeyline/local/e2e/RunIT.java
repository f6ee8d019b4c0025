package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.local.deploy.Board;
import io.journeyline.local.export.SnapshotFiles;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline as {@code journey run} starts it, fed from outside. */
class RunIT {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern READY =
      Pattern.compile(
          "Send touchpoints to http://127\\.0\\.0\\.1:(\\d+)/v1/track.*"
              + "Topics journey\\.\\* at (\\S+), schemas at (\\S+)\\s.*Ctrl-C stops all",
          Pattern.DOTALL);
  private static final int SIMULATED = 500;

  @TempDir private static Path folder;

  private static JourneyProcess pipeline;
  private static int ingestPort;
  private static Connection connection;
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX, 4);

  @BeforeAll
  static void startAndImport() throws Exception {
    pipeline = start("data");
    Matcher ready = pipeline.awaitOutput(READY);
    ingestPort = Integer.parseInt(ready.group(1));
    connection = new Connection(ready.group(2), ready.group(3));
    JourneyProcess.run(
        folder,
        "simulate",
        "--touchpoints",
        "" + SIMULATED,
        "--start",
        "2024-01-01T00:00:00Z",
        "--hostile",
        "0",
        "--duplicates",
        "0",
        "--out",
        "shop.jsonl");
    Files.writeString(folder.resolve("broken.jsonl"), "not a touchpoint\n");
    JourneyProcess.Outcome imported = client("import", "shop.jsonl", "broken.jsonl");
    assertThat(imported.out())
        .isEqualToIgnoringNewLines(
            "Read 501: 500 published to journey.touchpoints, 1 rejected to journey.rejected\n");
  }

  @AfterAll
  static void end() throws Exception {
    if (pipeline != null) {
      pipeline.terminate();
      pipeline.awaitEnd(SOON);
    }
  }

  @Test
  void shouldAcceptRecordedRequestsOfSegmentsNodeClientUnchanged() throws Exception {
    List<Path> requests;
    try (Stream<Path> files = Files.list(Peers.folder("clients/segment-analytics-node"))) {
      requests = files.sorted().toList();
    }
    assertThat(requests).isNotEmpty();
    for (Path request : requests) {
      RecordedRequest.Answer answer = RecordedRequest.read(request).send(ingestPort);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"success\":true}");
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(accepted("segment")).as("events in the request").isEqualTo(5));
    CustomerIds ids = customerIds();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(connection.facts(TOPICS).snapshot().journeys())
                    .as("the visitor is known by the account that the same request names")
                    .containsKey(ids.of("user_id:u-42"))
                    .doesNotContainKey(ids.of("anonymous_id:anon-1")));
  }

  @Test
  void shouldRegisterTheSubjectsOfEveryPublicTopic() throws Exception {
    List<String> expected = new ArrayList<>();
    for (Topic<?, ?> topic : publicTopics()) {
      if (topic.keyType() != String.class) {
        expected.add(topic.name() + "-key");
      }
      expected.add(topic.name() + "-value");
    }
    try (SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(connection.registryUrl(), 100)) {
      assertThat(registry.getAllSubjects()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void shouldLetAnyAvroConsumerReadEveryPublicTopic() throws Exception {
    List<Topic<?, ?>> written = new ArrayList<>(publicTopics());
    // Nobody is suppressed here, and nothing alarms: TopicSourcesIT and AlertsIT read those.
    written.remove(TOPICS.suppressed);
    written.removeIf(topic -> topic.name().contains(".alert"));
    act();
    for (Topic<?, ?> topic : written) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(readGenerically(topic)).as(topic.name()).isPositive());
    }
  }

  /** Writes the topics that people and commands write. */
  private static void act() throws Exception {
    JourneyProcess.Outcome added =
        client(
            "actions",
            "add",
            "callbacks",
            "--about",
            "target.few_lost_carts",
            "--what",
            "call back who leaves a cart",
            "--start",
            "2026-01-10");
    assertThat(added.exitCode()).as(added.text()).isZero();
    JourneyProcess.Outcome targets = client("targets", "--publish");
    assertThat(targets.exitCode()).as(targets.text()).isBetween(0, 1);
    assertThat(targets.out()).contains("few_lost_carts");
    JourneyProcess.Outcome verified = client("verify", "--publish", "--data", "data");
    assertThat(verified.exitCode()).as(verified.text()).isZero();
  }

  @Test
  void shouldVerifyAndExportWhatTheOracleFindsInItsLog() throws Exception {
    await().atMost(PATIENCE).until(RunIT::isVerifiedAndStill);

    JourneyProcess.Outcome exported = client("export", "--out", "exported");
    assertThat(exported.exitCode()).as(exported.text()).isZero();
    assertThat(exported.err())
        .contains("Exported to exported, as of 20")
        .contains("0 records not read yet");
    assertThat(new Export(folder.resolve("exported")).moment().path("lag").asLong()).isZero();
    TouchpointLog log = connection.log(TOPICS);
    TouchpointLog.Cut cut = log.read(log.ends());
    SnapshotFiles.write(
        Oracle.compute(
            DefinitionLoader.load(Path.of(JourneyProcess.definition("shop.yaml"))),
            customerIds(),
            cut.touchpoints(),
            cut.rejected(),
            connection.facts(TOPICS).progress().asOf()),
        folder.resolve("recomputed"));
    new Export(folder.resolve("recomputed"))
        .assertSameBytes(new Export(folder.resolve("exported")));
  }

  @Test
  void shouldServeTheMetricsOfIngestAndStreamsBesideTouchpoints() throws Exception {
    assertThat(TrackRequest.send(ingestPort, "no \" JSON", "any")).isEqualTo(400);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Scrape scrape = Scrape.of(ingestPort);
              assertThat(scrape.sum("journeyline_touchpoints_accepted_total"))
                  .isGreaterThanOrEqualTo(SIMULATED);
              assertThat(scrape.sum("journeyline_journey_tasks")).isEqualTo(4);
              assertThat(scrape.lines())
                  .anyMatch(line -> line.startsWith("kafka_producer_"))
                  .anyMatch(line -> line.startsWith("kafka_stream_"));
              scrape.assertDocumented();
              assertThat(Board.read().metrics())
                  .as("what the board for Grafana asks for")
                  .allSatisfy(name -> assertThat(scrape.values(name)).as(name).isNotEmpty());
            });
    assertThat(pipeline.err())
        .as("no metric was refused")
        .doesNotContain("registration has failed");
  }

  @Test
  void shouldStopAtSigtermAndLeaveNoProcess() throws Exception {
    try (JourneyProcess stopped = start("stopped")) {
      stopped.awaitOutput(READY);
      List<ProcessHandle> children = stopped.descendants();
      assertThat(children).hasSize(1);
      stopped.terminate();
      JourneyProcess.Outcome outcome = stopped.awaitEnd(SOON);
      assertThat(outcome.exitCode()).as("128 + SIGTERM").isEqualTo(143);
      assertThat(outcome.err()).doesNotContain("ERROR", "Exception");
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  private static JourneyProcess start(String data) throws IOException {
    return JourneyProcess.start(
        folder,
        "run",
        "--data",
        data,
        "--broker-port",
        "0",
        "--registry-port",
        "0",
        "--dashboard-port",
        "0",
        "--ingest-port",
        "0");
  }

  private static JourneyProcess.Outcome client(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--bootstrap-servers", connection.bootstrapServers());
    Collections.addAll(all, "--registry-url", connection.registryUrl());
    return JourneyProcess.run(folder, all.toArray(String[]::new));
  }

  /** A pass that finds a difference ends the test; one that sees cells move is repeated. */
  private static boolean isVerifiedAndStill() throws Exception {
    JourneyProcess.Outcome verified = client("verify", "--data", "data", "--patience", "5m");
    assertThat(verified.exitCode()).as(verified.text()).isZero();
    assertThat(verified.out()).containsPattern("[\\d,]+ cells compared, 0 differ, ");
    return verified.out().contains(", 0 were moving;");
  }

  private static CustomerIds customerIds() {
    return new CustomerIds(DataFolder.customerIdKey(folder.resolve("data"), null));
  }

  private static long accepted(String source) {
    long sum = 0;
    for (Map.Entry<CountKey, CountValue> count :
        connection.facts(TOPICS).snapshot().counts().entrySet()) {
      if (count.getKey().getName().equals("accepted")
          && count.getKey().getSource().equals(source)) {
        sum += count.getValue().getCount();
      }
    }
    return sum;
  }

  private static List<Topic<?, ?>> publicTopics() {
    return TOPICS.all().stream().filter(topic -> topic.valueType() != byte[].class).toList();
  }

  /** Reads with nothing but Confluent's deserializer and the registry's address. */
  private static int readGenerically(Topic<?, ?> topic) {
    TopicReader reader = new TopicReader(connection.kafka(), connection.wireFormat());
    List<Object> values = new ArrayList<>();
    Deserializer<?> keys = topic.keyType() == String.class ? new StringDeserializer() : avro(true);
    reader.read(
        topic,
        keys,
        avro(false),
        reader.ends(topic),
        record -> {
          assertThat(record.key()).isNotNull();
          if (record.value() != null) {
            values.add(record.value());
          }
        });
    assertThat(values)
        .allSatisfy(
            value ->
                assertThat(value.getClass().getName())
                    .isEqualTo("org.apache.avro.generic.GenericData$Record"));
    return values.size();
  }

  private static Deserializer<Object> avro(boolean key) {
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    deserializer.configure(Map.of("schema.registry.url", connection.registryUrl()), key);
    return deserializer;
  }
}
