package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.local.platform.SecureBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's Kafka and registry, which ask for TLS and passwords: {@code --kafka-config}. */
@ExtendWith(LocalPlatformExtension.class)
class SecureIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern INGEST =
      Pattern.compile("Ingest on http://127\\.0\\.0\\.1:(\\d+), to ");
  private static final String PREFIX = "secure.";

  @TempDir private Path folder;

  private final LocalPlatform platform;
  private SecureBroker broker;
  private GuardedRegistry registry;

  SecureIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @BeforeEach
  void start() throws Exception {
    broker = SecureBroker.start(folder);
    registry = GuardedRegistry.before(platform.registryUrl());
  }

  @AfterEach
  void stop() {
    registry.close();
    broker.close();
  }

  @Test
  void shouldWorkWithTlsAndPasswordsOfKafkaAndRegistry() throws Exception {
    Path config = config("right", SecureBroker.PASSWORD, GuardedRegistry.PASSWORD);
    try (JourneyProcess streams = command("streams", config, "--standbys", "0");
        JourneyProcess ingest = command("ingest", config, "--ingest-port", "0")) {
      streams.awaitOutput(Pattern.compile("Streaming " + PREFIX));
      int port = Integer.parseInt(ingest.awaitOutput(INGEST).group(1));
      assertThat(TrackRequest.send(port, "Product Viewed", "any")).isEqualTo(200);
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(exportedCount(config)).isEqualTo(1));
      assertThat(streams.err()).doesNotContain("ERROR", SecureBroker.PASSWORD);
      assertThat(ingest.err()).doesNotContain("ERROR", GuardedRegistry.PASSWORD);
    }
  }

  @Test
  void shouldSayInOneLineThatAPasswordIsWrong() throws Exception {
    Path kafka = config("kafka", "guess", GuardedRegistry.PASSWORD);
    Path schemas = config("schemas", SecureBroker.PASSWORD, "guess");
    try (JourneyProcess streams = command("streams", kafka);
        JourneyProcess ingest = command("ingest", schemas)) {
      assertRefused(streams, "Kafka at " + broker.bootstrapServers(), "--kafka-config");
      assertRefused(ingest, "registry at " + registry.url(), "--kafka-config");
    }
  }

  private static void assertRefused(JourneyProcess process, String... words)
      throws InterruptedException {
    JourneyProcess.Outcome outcome = process.awaitEnd(PATIENCE);
    assertThat(outcome.exitCode()).as(outcome.text()).isEqualTo(3);
    assertThat(outcome.err()).contains(words).doesNotContain("guess").hasLineCount(1);
  }

  /** As docs/containers.md has it. */
  private Path config(String name, String kafkaPassword, String registryPassword)
      throws IOException {
    return Files.writeString(
        folder.resolve(name + ".properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=SCRAM-SHA-512
        sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        basic.auth.credentials.source=USER_INFO
        basic.auth.user.info=%s:%s
        """
            .formatted(
                SecureBroker.USER,
                kafkaPassword,
                broker.certificate(),
                GuardedRegistry.USER,
                registryPassword));
  }

  private JourneyProcess command(String name, Path config, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of(name));
    Collections.addAll(all, more);
    Collections.addAll(all, "--data", folder.resolve(name + "-data").toString());
    Collections.addAll(all, "--definition", JourneyProcess.definition("shop.yaml"));
    all.addAll(where(config));
    return JourneyProcess.start(folder, all.toArray(String[]::new));
  }

  private List<String> where(Path config) {
    return List.of(
        "--bootstrap-servers",
        broker.bootstrapServers(),
        "--registry-url",
        registry.url(),
        "--topic-prefix",
        PREFIX,
        "--kafka-config",
        config.toString());
  }

  private long exportedCount(Path config) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("export", "--out", "out"));
    arguments.addAll(where(config));
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    return new Export(folder.resolve("out")).sum("counts", "count", Map.of("name", "accepted"));
  }
}
