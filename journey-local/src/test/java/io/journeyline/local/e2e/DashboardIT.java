package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.dashboard.Dashboard;
import io.journeyline.dashboard.DashboardSettings;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.journey.CustomerLookup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard's API against the export of the same pipeline. */
@ExtendWith(LocalPlatformExtension.class)
class DashboardIT {
  private static final String PREFIX = "dashboard.";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Set<String> KEYS = Set.of("map", "version", "segment", "day");

  @TempDir private static Path folder;

  private static Running running;

  /** What the tests ask. */
  private record Running(
      Pipeline pipeline, StreamsApp streams, Dashboard dashboard, Export export) {}

  @BeforeAll
  static void publish(LocalPlatform platform) throws Exception {
    Pipeline pipeline = Pipeline.create(platform, PREFIX);
    String[] where = {
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--registry-url",
      platform.registryUrl(),
      "--topic-prefix",
      PREFIX
    };
    run("simulate", "--touchpoints", "4000", "--seed", "7", "--out", "shop.jsonl");
    run(with(where, "import", "shop.jsonl"));
    StreamsApp streams = pipeline.start(folder.resolve("state"));
    assertThat(pipeline.verify().holds()).isTrue();
    run(with(where, "export", "--out", "export"));
    Dashboard dashboard = start(pipeline, pipeline.connection().kafka());
    running = new Running(pipeline, streams, dashboard, new Export(folder.resolve("export")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode progress = get(dashboard, "/api/progress");
              assertThat(progress.path("complete").asBoolean()).isTrue();
              assertThat(progress.path("asOf").asText()).isNotEmpty().isNotEqualTo("null");
            });
  }

  private static Dashboard start(Pipeline pipeline, Map<String, Object> kafka) throws Exception {
    return Dashboard.start(
        DashboardSettings.local(0),
        pipeline.definition(),
        new Dashboard.Source(
            kafka,
            pipeline.connection().wireFormat(),
            pipeline.topics(),
            folder.resolve("dashboard"),
            null),
        new Metrics(),
        MetricsAccess.LOCAL);
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.dashboard().close();
      running.streams().close();
    }
  }

  private static String[] with(String[] where, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(where));
    return all.toArray(String[]::new);
  }

  private static void run(String... arguments) throws Exception {
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments);
    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
  }

  private static JsonNode get(Dashboard dashboard, String path) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static Set<String> segments(List<JsonNode> lines) {
    Set<String> segments = new HashSet<>();
    lines.forEach(line -> segments.add(line.path("segment").asText("all")));
    return segments;
  }

  /** By dimensions and day. */
  private static Map<String, JsonNode> rows(
      Dashboard dashboard, String path, List<String> dimensions, Set<String> segments)
      throws Exception {
    Map<String, JsonNode> rows = new HashMap<>();
    for (String segment : segments) {
      String of = path.equals("counts") ? "?" : "?segment=" + segment + "&";
      String limit = path.equals("variants") ? "&limit=100000" : "";
      for (String grain : List.of("total", "day")) {
        JsonNode answer = get(dashboard, "/api/" + path + of + "grain=" + grain + limit);
        for (JsonNode row : answer.path("rows")) {
          String day = grain.equals("day") ? row.path("day").asText() : "*";
          rows.put(key(segment, day, dimensions, row), row);
        }
      }
    }
    return rows;
  }

  private static String key(String segment, String day, List<String> dimensions, JsonNode row) {
    StringBuilder key = new StringBuilder(segment).append('|').append(day);
    dimensions.forEach(name -> key.append('|').append(row.path(name).asText()));
    return key.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "stages, stages, stage",
    "transitions, transitions, from to",
    "channel-flows, channel-flows, from to",
    "drop-offs, drop-offs, stage touchpoint channel",
    "touchpoint-stats, touchpoints, touchpoint stage channel",
    "variants, variants, variant",
    "counts, counts, name source type"
  })
  void shouldEqualTheExportInEveryNumber(String file, String path, String dimensions)
      throws Exception {
    List<String> names = List.of(dimensions.split(" ", -1));
    List<JsonNode> lines = running.export().lines(file, Map.of());
    assertThat(lines).hasSizeGreaterThan(20);
    Map<String, JsonNode> rows = rows(running.dashboard(), path, names, segments(lines));
    for (JsonNode line : lines) {
      String key = key(line.path("segment").asText("all"), line.path("day").asText(), names, line);
      JsonNode row = rows.get(key);
      assertThat(row).as(key).isNotNull();
      line.properties().stream()
          .filter(field -> !KEYS.contains(field.getKey()))
          .forEach(
              field ->
                  assertThat(Objects.requireNonNull(row).path(field.getKey()))
                      .as("%s %s", key, field.getKey())
                      .isEqualTo(field.getValue()));
    }
    long days = rows.keySet().stream().filter(key -> !key.contains("|*|")).count();
    long exported = lines.stream().filter(line -> !line.path("day").asText().equals("*")).count();
    assertThat(days).as("rows of days").isEqualTo(exported);
  }

  @Test
  void shouldEqualTheExportOfFunnels() throws Exception {
    List<JsonNode> lines = running.export().lines("funnels", Map.of());
    assertThat(lines).hasSizeGreaterThan(20);
    for (JsonNode line : lines) {
      boolean all = line.path("day").asText().equals("*");
      String path =
          "/api/funnels/%s?segment=%s&by=%s&%s"
              .formatted(
                  line.path("funnel").asText(),
                  line.path("segment").asText(),
                  line.path("by").asText(),
                  all ? "grain=total" : "from=%1$s&to=%1$s".formatted(line.path("day").asText()));
      JsonNode row = get(running.dashboard(), path).path("rows").path(0);
      for (String name : List.of("entered", "converted", "pending", "convertP50", "convertP90")) {
        assertThat(row.path(name)).as(path + name).isEqualTo(line.path(name));
      }
      for (String name : List.of("reached", "droppedAt")) {
        for (int i = 0; i < line.path(name).size(); i++) {
          assertThat(row.path("steps").path(i).path(name)).isEqualTo(line.path(name).path(i));
        }
      }
    }
  }

  @Test
  void shouldFindCustomersAsTheyAreExported() throws Exception {
    List<JsonNode> journeys = running.export().lines("journeys", Map.of());
    assertThat(journeys).hasSizeGreaterThan(20);
    CustomerLookup customers = running.streams().customers();
    for (JsonNode journey : journeys.subList(0, 10)) {
      CustomerRecord found = customers.byId(journey.path("customerId").asText()).orElseThrow();
      assertThat(found.touchpoints()).isEqualTo(journey.path("touchpoints").asInt());
      assertThat(found.contacts().getFirst().occurredAt())
          .isEqualTo(Instant.parse(journey.path("firstSeen").asText()).toEpochMilli());
      for (String identifier : found.identifiers()) {
        assertThat(customers.byIdentifier(identifier)).as(identifier).hasValue(found);
      }
    }
    assertThat(customers.byIdentifier("email:nobody@example.com")).isEmpty();
  }

  @Test
  void shouldGoOnFromItsStoreWhileKafkaIsAway() throws Exception {
    JsonNode before = get(running.dashboard(), "/api/stages").path("rows");
    running.dashboard().close();
    Map<String, Object> nowhere = new HashMap<>(running.pipeline().connection().kafka());
    nowhere.put("bootstrap.servers", "127.0.0.1:1");
    try (Dashboard alone = start(running.pipeline(), nowhere)) {
      JsonNode answer = get(alone, "/api/stages");
      assertThat(answer.path("rows")).isEqualTo(before);
      assertThat(answer.path("stale").asBoolean()).isTrue();
      assertThat(answer.path("complete").asBoolean()).isFalse();
    }
    Dashboard again = start(running.pipeline(), running.pipeline().connection().kafka());
    running = new Running(running.pipeline(), running.streams(), again, running.export());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode answer = get(again, "/api/stages");
              assertThat(answer.path("complete").asBoolean()).isTrue();
              assertThat(answer.path("stale").asBoolean()).isFalse();
              assertThat(answer.path("rows")).isEqualTo(before);
            });
  }
}
