package io.journeyline.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformIT {
  private static final String TOPIC = "kept";
  private static final String SUBJECT = "kept-value";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path temporary;

  @Test
  void shouldKeepRecordsAndSchemasOverARestart() throws Exception {
    Path folder = temporary.resolve("data");
    try (LocalPlatform platform = LocalPlatform.start(DataFolder.open(folder), 0, 0)) {
      write(platform.bootstrapServers(), platform.registryUrl());
    }
    try (LocalPlatform platform = LocalPlatform.start(DataFolder.open(folder), 0, 0)) {
      assertKept(platform);
    }
  }

  @Test
  void shouldLeaveNoProcessAndLoseNothingWhenKilled() throws Exception {
    Path folder = temporary.resolve("data");
    Process parent = startProcess(folder);
    String[] ready = awaitReady(parent);
    write(ready[1], ready[2]);
    ProcessHandle registry = ProcessHandle.of(Long.parseLong(ready[3])).orElseThrow();
    parent.destroyForcibly().waitFor();

    await().atMost(PATIENCE).until(() -> !registry.isAlive());
    try (LocalPlatform platform = LocalPlatform.start(DataFolder.open(folder), 0, 0)) {
      assertKept(platform);
      assertThat(platform.startTime()).isLessThan(PATIENCE);
    }
  }

  @Test
  void shouldRefuseAFolderThatAnotherProcessUses() throws Exception {
    Path folder = temporary.resolve("data");
    Process other = startProcess(folder);
    try {
      awaitReady(other);
      assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("in use by another");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void shouldNameAPortThatIsTakenAndTheOptionForIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      Path folder = temporary.resolve("data");
      assertThatThrownBy(() -> LocalPlatform.start(DataFolder.open(folder), port, 0))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("--broker-port");
      assertThatThrownBy(() -> LocalPlatform.start(DataFolder.open(folder), 0, port))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("--registry-port");
    }
  }

  @Test
  void shouldRefuseTheKafkaFolderOfAnotherCluster() throws IOException {
    Path folder = temporary.resolve("data");
    try (DataFolder data = DataFolder.open(folder)) {
      Files.writeString(
          data.kafka().resolve("meta.properties"),
          "version=1\nnode.id=1\ncluster.id=of-somebody-else\n");
    }
    assertThatThrownBy(() -> LocalPlatform.start(DataFolder.open(folder), 0, 0))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("of-somebody-else")
        .hasMessageContaining("--data");
  }

  @Test
  void shouldRefuseAKafkaFolderWithoutItsDescription() throws IOException {
    Path folder = temporary.resolve("data");
    try (DataFolder data = DataFolder.open(folder)) {
      Files.createDirectory(data.kafka().resolve("touchpoints-0"));
    }
    assertThatThrownBy(() -> LocalPlatform.start(DataFolder.open(folder), 0, 0))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("meta.properties");
  }

  @Test
  void shouldShowTheRegistrysLastWordsWhenItCannotStart() throws IOException {
    Path folder = temporary.resolve("data");
    try (DataFolder data = DataFolder.open(folder)) {
      Files.writeString(data.registry().resolve("registry.mv.db"), "not a database");
    }
    assertThatThrownBy(() -> LocalPlatform.start(DataFolder.open(folder), 0, 0))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("registry.log");
  }

  private static void write(String bootstrapServers, String registryUrl) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();
    }
    try (SchemaRegistryClient registry = new CachedSchemaRegistryClient(registryUrl, 10)) {
      registry.register(SUBJECT, new AvroSchema("\"string\""));
    }
  }

  private static void assertKept(LocalPlatform platform) throws Exception {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", platform.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      assertThat(consumer.poll(PATIENCE))
          .extracting(ConsumerRecord::value)
          .containsExactly("value");
    }
    try (SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(platform.registryUrl(), 10)) {
      assertThat(registry.getAllSubjects()).contains(SUBJECT);
    }
  }

  private Process startProcess(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djourneyline.distribution=" + System.getProperty("journeyline.distribution"),
            "-cp",
            System.getProperty("java.class.path"),
            PlatformProcess.class.getName(),
            folder.toString())
        .redirectError(temporary.resolve("stderr").toFile())
        .start();
  }

  private String[] awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("READY")) {
        return line.split(" ", -1);
      }
    }
    throw new AssertionError(
        "The platform's process ended: " + Files.readString(temporary.resolve("stderr")));
  }
}
