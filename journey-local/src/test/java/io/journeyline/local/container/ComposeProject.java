package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.e2e.Feed;
import io.journeyline.local.e2e.TrackRequest;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** The services of docker-compose.yml, on ports of their own. */
final class ComposeProject {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PASSES = 20;

  private final String name = "journeyline-" + ProcessHandle.current().pid();
  private final int kafkaPort = freePort();
  private final int registryPort = freePort();
  private final int ingestPort = freePort();
  private final int dashboardPort = freePort();
  private final Map<String, String> environment = new HashMap<>();
  private String ownersToken = "";

  ComposeProject() {
    this(Map.of());
  }

  /** With settings of the compose file. */
  ComposeProject(Map<String, String> settings) {
    environment.putAll(settings);
    environment.put("JOURNEYLINE_IMAGE", ContainerEngine.IMAGE);
    environment.put("KAFKA_PORT", String.valueOf(kafkaPort));
    environment.put("REGISTRY_PORT", String.valueOf(registryPort));
    environment.put("INGEST_PORT", String.valueOf(ingestPort));
    environment.put("DASHBOARD_PORT", String.valueOf(dashboardPort));
  }

  String compose(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--project-name", name));
    all.addAll(List.of(arguments));
    return ContainerEngine.compose(environment, all);
  }

  /** Waits until a service says that it is healthy. */
  void awaitHealthy(String... services) {
    for (String service : services) {
      try {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> health(service).equals("healthy"));
      } catch (ConditionTimeoutException e) {
        throw new AssertionError(said(service), e);
      }
    }
  }

  private String said(String service) {
    try {
      return service
          + " is not healthy, and said: "
          + compose("logs", "--no-color", "--tail", "20", service);
    } catch (IOException | InterruptedException e) {
      return service + " is not healthy, and its log cannot be read: " + e;
    }
  }

  private String health(String service) throws IOException, InterruptedException {
    String container = compose("ps", "-q", service).strip();
    return container.isEmpty() ? "absent" : ContainerEngine.health(container);
  }

  String secret(String file) throws IOException, InterruptedException {
    return compose("exec", "-T", "ingest", "cat", "/run/journeyline/" + file).strip();
  }

  /** The instance of the stream processor that has most of the work. */
  String busiest(String... instances) throws IOException, InterruptedException {
    String busiest = instances[0];
    double most = -1;
    for (String instance : instances) {
      double tasks = tasks(instance);
      if (tasks > most) {
        most = tasks;
        busiest = instance;
      }
    }
    return busiest;
  }

  private double tasks(String instance) throws IOException, InterruptedException {
    String ask =
        "curl -fs -H \"Authorization: Bearer $(cat /run/journeyline/metrics-token)\""
            + " http://127.0.0.1:9404/metrics | grep '^journeyline_journey_tasks'";
    String line = compose("exec", "-T", instance, "sh", "-c", ask).strip();
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** Offers an event to ingest, and returns the status of the answer. */
  int track(String user, String event, String writeKey) throws IOException, InterruptedException {
    return TrackRequest.send(ingestPort, user, event, writeKey);
  }

  /** How often stages were entered, as the dashboard has it. */
  long entered() throws IOException, InterruptedException {
    long entered = 0;
    for (JsonNode row : rows("/api/stages")) {
      entered += row.path("entered").asLong();
    }
    return entered;
  }

  /** Whether the dashboard knows of an event of this type, which no stage has. */
  boolean counted(String event) throws IOException, InterruptedException {
    for (JsonNode row : rows("/api/counts")) {
      if (row.path("type").asText().equals(event)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode rows(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = dashboard(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body()).path("rows");
  }

  /** What the dashboard answers to its owner. */
  HttpResponse<String> dashboard(String path) throws IOException, InterruptedException {
    if (ownersToken.isEmpty()) {
      ownersToken = secret("access-tokens").split(" ", -1)[2];
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboardPort + path))
              .header("Authorization", "Bearer " + ownersToken)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  Connection connection() {
    return new Connection(
        "127.0.0.1:" + kafkaPort, "http://127.0.0.1:" + registryPort + "/apis/ccompat/v7");
  }

  /** Compares what is published with the oracle, until nothing moves. */
  void assertExact() throws IOException, InterruptedException, DefinitionException {
    Connection connection = connection();
    Topics topics = connection.topics(Topics.DEFAULT_PREFIX);
    Verification verification =
        new Verification(
            connection.facts(topics),
            connection.log(topics),
            definition(),
            new CustomerIds(HexFormat.of().parseHex(secret("customer-id.key"))));
    Verification.Result result = verification.run(PATIENCE);
    for (int pass = 1; pass < PASSES && result.holds() && result.moving() > 0; pass++) {
      result = verification.run(PATIENCE);
    }
    assertThat(result.differences().aggregates())
        .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty());
    assertThat(result.balances()).isEmpty();
    assertThat(result.differences().compared()).isPositive();
  }

  /** Sends touchpoints until it is closed. */
  Feed feed(Duration pause) throws IOException, DefinitionException {
    Connection connection = connection();
    return new Feed(
        connection.publisher(connection.topics(Topics.DEFAULT_PREFIX), definition()), pause);
  }

  private static JourneyDefinition definition() throws IOException, DefinitionException {
    return DefinitionLoader.load(
        Path.of(System.getProperty("journeyline.root"), "definitions", "shop.yaml"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes everything, volumes too. */
  void remove() throws IOException, InterruptedException {
    compose("--profile", "scale", "--profile", "demo", "down", "--volumes", "--timeout", "10");
  }
}
