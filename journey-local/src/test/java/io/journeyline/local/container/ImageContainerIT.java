package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import io.journeyline.local.e2e.TrackRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;

/** The image in each role, beside a Kafka and a registry that know nothing of it. */
@NeedsContainers
class ImageContainerIT {
  private static final Logger LOG = LoggerFactory.getLogger(ImageContainerIT.class);
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final int GRACE_SECONDS = 60;
  private static final String KEY = "/tmp/customer-id.key";
  private static final String WRITE_KEYS = "/tmp/write-keys";
  private static final String TOKEN = "/tmp/metrics-token";
  private static final String TOKEN_TEXT = "scrapes";
  private static final String EVENT = "Sunglasses Seen";
  private static final int REGISTRY = 8080;
  private static final int INGEST = 8080;
  private static final int METRICS = 9404;

  /** What is waited for differs from test to test. */
  private static final WaitStrategy AT_ONCE =
      new AbstractWaitStrategy() {
        @Override
        protected void waitUntilReady() {}
      };

  private static final Network NETWORK = Network.newNetwork();
  private static KafkaContainer kafka;
  private static GenericContainer<?> registry;

  @BeforeAll
  static void start() throws Exception {
    ContainerEngine.buildImage();
    kafka =
        new KafkaContainer("apache/kafka:4.3.1")
            .withNetwork(NETWORK)
            .withListener("kafka:19092")
            .withStartupTimeout(START);
    registry =
        new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
            .withNetwork(NETWORK)
            .withNetworkAliases("registry")
            .withExposedPorts(REGISTRY)
            .waitingFor(AT_ONCE);
    kafka.start();
    registry.start();
    awaitAnswer(registry, REGISTRY, "/apis/ccompat/v7/subjects");
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.stop();
    }
    if (kafka != null) {
      kafka.stop();
    }
    NETWORK.close();
  }

  @Test
  void shouldTakeATouchpointAndCountIt() throws Exception {
    try (GenericContainer<?> streams = streams();
        GenericContainer<?> ingest = ingest()) {
      streams.start();
      ingest.start();
      awaitAnswer(streams, METRICS, "/health/ready");
      awaitAnswer(ingest, INGEST, "/health");
      assertThat(TrackRequest.send(ingest.getMappedPort(INGEST), EVENT, "known")).isEqualTo(200);
      assertThat(TrackRequest.send(ingest.getMappedPort(INGEST), EVENT, "guess")).isEqualTo(401);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(accepted(streams.getMappedPort(METRICS))).isEqualTo(1.0));
      ExecResult who = streams.execInContainer("id", "-u");
      assertThat(who.getStdout().strip()).isEqualTo("10001");
      assertEndsInOrder("streams", streams);
      assertEndsInOrder("ingest", ingest);
    }
  }

  @Test
  void shouldSayInOneLineThatKafkaDoesNotAnswer() {
    assertEndsSaying(
        role("streams", Map.of("JOURNEYLINE_BOOTSTRAP_SERVERS", "nowhere:9092")),
        "Kafka",
        "nowhere:9092",
        "--bootstrap-servers");
  }

  @Test
  void shouldSayInOneLineThatTheRegistryDoesNotAnswer() {
    assertEndsSaying(
        role(
            "streams",
            Map.of(
                "JOURNEYLINE_REGISTRY_URL",
                "http://registry:1",
                "JOURNEYLINE_TOPIC_PREFIX",
                "no.")),
        "registry",
        "http://registry:1",
        "--registry-url");
  }

  @Test
  void shouldSayInOneLineThatTheVolumeIsNotWritable() {
    assertEndsSaying(
        role("streams", Map.of()).withTmpFs(Map.of("/var/lib/journeyline", "mode=0755")),
        "The data folder /var/lib/journeyline/data cannot be used",
        "may not write");
  }

  @Test
  void shouldSayInOneLineThatMemoryIsTooLittle() {
    assertEndsSaying(
        role("streams", Map.of())
            .withCreateContainerCmdModifier(
                create -> {
                  var host = create.getHostConfig();
                  if (host != null) {
                    host.withMemory(128L << 20).withMemorySwap(128L << 20);
                  }
                }),
        "128 MB",
        "mem_limit");
  }

  @Test
  void shouldSayInOneLineThatOthersCouldReachIngestWithoutAKey() {
    assertEndsSaying(
        role("ingest", Map.of("JOURNEYLINE_INGEST_HOST", "0.0.0.0")), "0.0.0.0", "--write-keys");
  }

  /** Ends by itself with one line that holds these words, and a code that is not 0. */
  private static void assertEndsSaying(GenericContainer<?> container, String... words) {
    try (container) {
      container.start();
      await().atMost(START).until(() -> !Boolean.TRUE.equals(state(container).getRunning()));
      assertThat(state(container).getExitCodeLong()).as(container.getLogs()).isBetween(1L, 4L);
      List<String> lines = container.getLogs().lines().filter(line -> !line.isBlank()).toList();
      assertThat(lines).hasSize(1);
      assertThat(lines.getFirst()).contains(words);
    }
  }

  private static ContainerState state(GenericContainer<?> container) {
    return ContainerEngine.state(container.getContainerId());
  }

  /** Docker gives a container 10 s before it kills it; a busy machine is given more here. */
  private static void assertEndsInOrder(String role, GenericContainer<?> container) {
    long began = System.nanoTime();
    ContainerEngine.client()
        .stopContainerCmd(container.getContainerId())
        .withTimeout(GRACE_SECONDS)
        .exec();
    LOG.warn("{} ended in {} ms", role, (System.nanoTime() - began) / 1_000_000);
    assertThat(state(container).getExitCodeLong()).as("128 + SIGTERM, not SIGKILL").isEqualTo(143);
    assertThat(container.getLogs()).doesNotContain("ERROR", "Exception");
  }

  private static GenericContainer<?> streams() {
    return role(
            "streams",
            Map.of(
                "JOURNEYLINE_METRICS_HOST",
                "0.0.0.0",
                "JOURNEYLINE_METRICS_PORT",
                "" + METRICS,
                "JOURNEYLINE_METRICS_TOKEN",
                TOKEN))
        .withExposedPorts(METRICS);
  }

  private static GenericContainer<?> ingest() {
    return role(
            "ingest",
            Map.of("JOURNEYLINE_INGEST_HOST", "0.0.0.0", "JOURNEYLINE_WRITE_KEYS", WRITE_KEYS))
        .withExposedPorts(INGEST);
  }

  private static GenericContainer<?> role(String command, Map<String, String> environment) {
    return new GenericContainer<>(ContainerEngine.IMAGE)
        .withNetwork(NETWORK)
        .withEnv("JOURNEYLINE_BOOTSTRAP_SERVERS", "kafka:19092")
        .withEnv("JOURNEYLINE_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7")
        .withEnv("JOURNEYLINE_DEFINITION", "/opt/journeyline/definitions/shop.yaml")
        .withEnv("JOURNEYLINE_KEY", KEY)
        .withEnv(environment)
        .withCopyToContainer(Transferable.of("0123456789abcdef".repeat(4)), KEY)
        .withCopyToContainer(Transferable.of("known"), WRITE_KEYS)
        .withCopyToContainer(Transferable.of(TOKEN_TEXT), TOKEN)
        .withCommand(command)
        .waitingFor(AT_ONCE);
  }

  /** At this machine's own address; by that of the network it could not be told from inside one. */
  private static void awaitAnswer(GenericContainer<?> container, int port, String path) {
    await(container.getDockerImageName() + " answers")
        .atMost(START)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get(container.getMappedPort(port), path).statusCode() == 200);
  }

  private static double accepted(int port) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(port, "/metrics");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith("journeyline_touchpoints_accepted_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + TOKEN_TEXT)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
