package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.export.SnapshotFiles;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.streams.StreamsApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other teams' programs, as the examples have them, against a running pipeline.
 *
 * <p>Each test writes, with its example, a visit to a channel that no other touchpoint has, which
 * has long ended as a drop-off, and then one that came late: the customer did go on, so the
 * drop-off's cell is deleted.
 */
@ExtendWith(LocalPlatformExtension.class)
class ExamplesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int SIMULATED = 600;
  private static final int FEW = 3;
  private static final int MANY = 20;
  private static final Instant VISIT = Instant.parse("2026-02-02T10:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-02-03T10:00:00Z");
  private static final Set<String> CONSTANT = Set.of("map", "version");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Map<String, String> ALL_DAYS = Map.of("segment", "all", "day", "*");
  private static final List<String> COLUMNS =
      List.of("stage", "touchpoint", "channel", "count", "customers");

  @TempDir private static Path folder;

  private static Pipeline pipeline;
  private static StreamsApp app;
  private static int exports;

  @BeforeAll
  static void feed(LocalPlatform platform) throws Exception {
    pipeline = Pipeline.create(platform, "examples.");
    app = pipeline.start(folder.resolve("state"));
    try (TouchpointPublisher publisher = pipeline.publisher()) {
      new Simulator(SimulatorSettings.defaults().withSeed(3))
          .stream()
              .limit(SIMULATED)
              .map(touchpoint -> publisher.publish(new Ingested.Accepted(touchpoint)))
              .toList()
              .forEach(acknowledged -> acknowledged.join());
    }
  }

  @AfterAll
  static void end() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void shouldFollowDropOffsInJavaUntilACellIsDeleted() throws Exception {
    List<String> visit = List.of("consideration", "product_page", "till", "1", "1");
    sendFromJava("java-1", "Product Viewed", VISIT);
    try (ExampleProgram follower = follow("drop-offs", "segment=all", "day=*")) {
      awaitEqual(() -> table(follower, COLUMNS), visit, true);
      sendFromJava("java-2", "Products Searched", NEXT_DAY);
      awaitEqual(() -> table(follower, COLUMNS), visit, false);
      assertThat(follower.isAlive()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stages", "counts"})
  void shouldShowInJavaWhatIsExported(String aggregate) throws Exception {
    try (ExampleProgram follower = follow(aggregate)) {
      await()
          .atMost(PATIENCE)
          .pollInterval(LOOK)
          .untilAsserted(
              () -> {
                // The export of counts leaves out what is the same in all of them.
                List<String> columns =
                    header(follower).stream().filter(name -> !CONSTANT.contains(name)).toList();
                assertThat(columns).hasSizeGreaterThan(FEW);
                assertThat(table(follower, columns))
                    .hasSizeGreaterThan(MANY)
                    .containsExactlyInAnyOrderElementsOf(exported(aggregate, columns, Map.of()));
              });
    }
  }

  @Test
  void shouldShowDropOffsByKcatAndDuckdbUntilACellIsDeleted() throws Exception {
    for (String command : List.of("kcat", "jq", "curl", "iconv")) {
      assumeTrue(
          ExampleProgram.isInstalled(command),
          () -> command + " is not installed: apt-get install kcat jq curl, or brew install them");
    }
    List<String> visit = List.of("consideration", "product_page", "kiosk \u20ac", "1", "1");
    sendByKcat("kcat-1", "Product Viewed", VISIT);
    awaitEqual(ExamplesIT::queried, visit, true);
    sendByKcat("kcat-2", "Products Searched", NEXT_DAY);
    awaitEqual(ExamplesIT::queried, visit, false);
  }

  private static ExampleProgram follow(String aggregate, String... cells) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(servers(), registry(), topic(aggregate)));
    arguments.addAll(Arrays.asList(cells));
    return ExampleProgram.java(folder, "FollowAggregate", arguments.toArray(String[]::new));
  }

  private static void sendFromJava(String eventId, String type, Instant time) throws Exception {
    try (ExampleProgram producer =
        ExampleProgram.java(
            folder,
            "SendTouchpoint",
            servers(),
            registry(),
            topic("touchpoints"),
            eventId,
            "example-java",
            type,
            time.toString())) {
      assertThat(producer.output()).startsWith("Written to " + topic("touchpoints"));
    }
  }

  private static void sendByKcat(String eventId, String type, Instant time) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode sample =
        (ObjectNode)
            json.readTree(ExampleProgram.EXAMPLES.resolve("kcat/touchpoint.json").toFile());
    sample.put("eventId", eventId).put("type", type).put("channel", "kiosk \u20ac");
    sample.put("occurredAt", time.toEpochMilli()).put("receivedAt", time.toEpochMilli());
    ((ObjectNode) sample.path("identifiers").path(0)).put("value", "example-kcat");
    Path touchpoint = folder.resolve(eventId + ".json");
    json.writeValue(touchpoint.toFile(), sample);
    try (ExampleProgram producer =
        ExampleProgram.shell(
            folder,
            touchpoint,
            "kcat/send-touchpoint user_id:example-kcat %s %s %s"
                .formatted(topic("touchpoints"), servers(), registry()))) {
      assertThat(producer.output()).isEmpty();
    }
  }

  private static List<List<String>> queried() throws Exception {
    try (ExampleProgram query =
        ExampleProgram.shell(
            folder,
            Path.of("/dev/null"),
            "kcat/changes %s %s %s | duckdb -csv -f kcat/drop-offs.sql"
                .formatted(topic("drop-offs"), servers(), registry()))) {
      List<List<String>> rows =
          query.output().lines().map(line -> List.of(line.split(","))).toList();
      assertThat(rows.getFirst()).isEqualTo(COLUMNS);
      return rows.subList(1, rows.size());
    }
  }

  /** The last table that a follower has printed to its end, in these columns. */
  private static List<List<String>> table(ExampleProgram follower, List<String> columns)
      throws IOException {
    List<String> lines = lines(follower);
    List<List<String>> table = new ArrayList<>();
    for (String line : lines.stream().skip(2).toList()) {
      List<String> header = cells(lines.get(1), lines.get(1));
      List<String> row = cells(line, lines.get(1));
      table.add(columns.stream().map(column -> row.get(header.indexOf(column))).toList());
    }
    return table;
  }

  private static List<String> header(ExampleProgram follower) throws IOException {
    List<String> lines = lines(follower);
    return lines.size() < 2 ? List.of() : cells(lines.get(1), lines.get(1));
  }

  private static List<String> lines(ExampleProgram follower) throws IOException {
    String[] tables = follower.soFar().split("\\R\\R", -1);
    return tables.length < 2 ? List.of() : tables[tables.length - 2].lines().toList();
  }

  /** What stands in a line below the words of the header; a cell may be empty. */
  private static List<String> cells(String line, String header) {
    List<Integer> starts = WORD.matcher(header).results().map(MatchResult::start).toList();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : line.length();
      cells.add(line.substring(starts.get(i), end).strip());
    }
    return cells;
  }

  /** Waits until a table is the export's and has, or has not, that row. */
  private static void awaitEqual(Table table, List<String> row, boolean present) {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(
            () -> {
              List<List<String>> exported = exported("drop-offs", COLUMNS, ALL_DAYS);
              assertThat(exported.contains(row)).as("%s in the export", row).isEqualTo(present);
              assertThat(table.read())
                  .hasSizeGreaterThan(FEW)
                  .containsExactlyInAnyOrderElementsOf(exported);
            });
  }

  private static List<List<String>> exported(
      String aggregate, List<String> columns, Map<String, String> where) throws IOException {
    Path out = folder.resolve("export-" + exports++);
    SnapshotFiles.write(pipeline.connection().facts(pipeline.topics()).snapshot(), out);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode line : new Export(out).lines(aggregate, where)) {
      rows.add(columns.stream().map(column -> line.path(column).asText()).toList());
    }
    return rows;
  }

  private static String servers() {
    return pipeline.connection().bootstrapServers();
  }

  private static String registry() {
    return pipeline.connection().registryUrl();
  }

  private static String topic(String name) {
    return pipeline.topics().prefix() + name;
  }

  /** What a program shows, as rows. */
  private interface Table {
    List<List<String>> read() throws Exception;
  }
}
