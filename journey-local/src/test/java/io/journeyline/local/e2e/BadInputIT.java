package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.platform.DataFolder;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.schemas.RejectedTouchpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the user is told of input and surroundings that cannot be used. */
@ExtendWith(LocalPlatformExtension.class)
class BadInputIT {
  private static final String AS_OF = "2026-03-01T00:00:00Z";
  private static final Duration UNREACHABLE = Duration.ofMinutes(3);
  private static final String NOWHERE = "127.0.0.1:1";

  /** The original bytes that a rejection keeps of what is larger. */
  private static final int KEPT = 900_000;

  private static final List<String> LINES =
      List.of(
          touchpoint(1, "2026-01-10T10:00:00Z", "{\"user_id\":\"u1\"}", ""),
          "this is no JSON",
          touchpoint(3, "2026-01-10T10:00:00Z", "\"u1\"", ""),
          touchpoint(4, "2026-01-10T10:00:00Z", "{}", ""),
          touchpoint(5, "2026-01-12T10:00:00Z", "{\"user_id\":\"u1\"}", ""),
          touchpoint(6, "2026-13-45T10:00:00Z", "{\"user_id\":\"u1\"}", ""),
          touchpoint(7, "2999-01-01T00:00:00Z", "{\"user_id\":\"u1\"}", ""),
          touchpoint(8, "2026-01-10T10:00:00Z", "{\"user_id\":\"u1\"}", "x".repeat(5_000_000)),
          touchpoint(9, "2026-01-10T10:05:00Z", "{\"user_id\":\"u1\"}", ""),
          touchpoint(10, "2026-01-10T10:00:00Z", "{\"user_id\":\"u1\"}", "").substring(0, 70));

  /** Two touchpoints make no funnel, no pair and no end of an episode. */
  private static final Set<String> NOT_OF_TWO =
      Set.of("channel-flows", "drop-offs", "funnels", "series", "variants");

  @TempDir private Path folder;

  private final LocalPlatform platform;

  BadInputIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @BeforeEach
  void writeInput() throws IOException {
    Files.writeString(folder.resolve("bad.jsonl"), String.join("\n", LINES));
  }

  @Test
  void shouldGoOnAfterUnusableLinesAndCountThemByReason() throws Exception {
    JourneyProcess.Outcome replay =
        onPlatform("replay", "bad.jsonl", "--as-of", AS_OF, "--data", "data", "--out", "replayed");
    assertThat(replay.exitCode()).as(replay.text()).isZero();
    assertThat(replay.err()).contains("Read 10: 5 published, 5 rejected");

    Export export = new Export(folder.resolve("replayed"));
    assertThat(export.sum("counts", "count", Map.of("name", "accepted"))).isEqualTo(2);
    assertThat(rejected(export, "jsonl", "UNREADABLE")).as("no JSON, half a line").isEqualTo(2);
    assertThat(rejected(export, "web", "UNREADABLE")).as("wrong type, no time").isEqualTo(2);
    assertThat(rejected(export, "web", "NO_IDENTIFIER")).isEqualTo(1);
    assertThat(rejected(export, "web", "FUTURE")).isEqualTo(2);
    assertThat(rejected(export, "jsonl", "TOO_LARGE")).isEqualTo(1);

    JourneyProcess.Outcome oracle =
        run("oracle", "bad.jsonl", "--as-of", AS_OF, "--data", "data", "--out", "expected");
    assertThat(oracle.exitCode()).as(oracle.text()).isZero();
    new Export(folder.resolve("expected")).assertSameBytes(export, 1, NOT_OF_TWO);
  }

  @Test
  void shouldKeepTheBytesOfEveryUnusableLineWithItsPlace() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "bad.");
    JourneyProcess.Outcome imported = onPlatform("import", "bad.jsonl", "--topic-prefix", "bad.");
    assertThat(imported.exitCode()).as(imported.text()).isZero();
    assertThat(imported.out())
        .contains("Read 10: 5 published to bad.touchpoints, 5 rejected to bad.rejected");

    List<RejectedTouchpoint> rejected = pipeline.rejected();
    assertThat(rejected).hasSize(5);
    for (int line : new int[] {2, 3, 6, 8, 10}) {
      byte[] original = LINES.get(line - 1).getBytes(StandardCharsets.UTF_8);
      assertThat(rejected)
          .filteredOn(one -> one.getOrigin().equals("bad.jsonl:" + line))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.getDetail()).isNotBlank();
                assertThat(StandardCharsets.UTF_8.decode(one.getBytes().duplicate()).toString())
                    .isEqualTo(
                        new String(
                            Arrays.copyOf(original, Math.min(KEPT, original.length)),
                            StandardCharsets.UTF_8));
              });
    }
    assertThat(rejected)
        .filteredOn(one -> one.getReason().equals("TOO_LARGE"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getTruncatedFrom()).isEqualTo(LINES.get(7).length());
              assertThat(one.getDetail()).contains("allowed are 1000000");
            });
    assertThat(rejected)
        .filteredOn(one -> one.getOrigin().equals("bad.jsonl:10"))
        .singleElement()
        .satisfies(one -> assertThat(one.getDetail()).contains("cut off", "copy it again"));
  }

  @Test
  void shouldKeepWhatStandsBeforeTheEndOfHalfAFile() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "half.");
    Path packed = folder.resolve("half.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      for (int i = 0; i < 2_000; i++) {
        String line = touchpoint(i, "2026-01-10T10:00:00Z", "{\"user_id\":\"u" + i + "\"}", "");
        out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(whole, whole.length / 2));

    JourneyProcess.Outcome imported =
        onPlatform("import", "half.jsonl.gz", "--topic-prefix", "half.");
    assertThat(imported.exitCode()).as(imported.text()).isEqualTo(2);
    assertThat(imported.err()).contains("error: half.jsonl.gz", "after line ", "copy it again");
    assertThat(
            pipeline.reader().ends(pipeline.topics().touchpoints).values().stream()
                .mapToLong(Long::longValue)
                .sum())
        .isBetween(100L, 1_999L);
  }

  @Test
  void shouldNameEveryMistakeOfADefinitionWithItsPlaceAndRemedy() throws Exception {
    Files.writeString(
        folder.resolve("mine.yaml"),
        """
        map: shop
        version: 1
        stages:
          - {id: awareness, timeout: 30 days}
        touchpoints:
          - {id: landing, stage: awarenes, event: Page Viewed, where: "properties.path == "}
        """);
    JourneyProcess.Outcome checked = run("check", "mine.yaml");
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out())
        .containsPattern("mine\\.yaml:4:\\d+: 'timeout' must be a duration such as P30D")
        .containsPattern("mine\\.yaml:6:\\d+: unknown stage 'awarenes'; did you mean 'awareness'")
        .containsPattern("mine\\.yaml:6:\\d+: 'where' is not a usable expression")
        .contains("3 mistakes");

    JourneyProcess.Outcome replay =
        run("replay", "bad.jsonl", "--definition", "mine.yaml", "--as-of", AS_OF, "--out", "out");
    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.err())
        .contains("error: mine.yaml cannot be used:")
        .contains("mine.yaml:4:", "unknown stage", "is not a usable expression");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void shouldNameAColumnThatTheFileDoesNotHave() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "columns.");
    Files.writeString(folder.resolve("leads.csv"), "lead;when\nl1;2026.01.01\n");
    Files.writeString(
        folder.resolve("leads.csv.mapping.yaml"),
        """
        separator: ";"
        dates: ["yyyy.MM.dd"]
        touchpoints:
          - eventId: lead
            source: "'leads'"
            channel: "'web'"
            type: "'Lead'"
            occurredAt: whenn
            identifiers: {lead_id: lead}
        """);
    JourneyProcess.Outcome imported =
        onPlatform("import", "bad.jsonl", "leads.csv", "--topic-prefix", "columns.");
    assertThat(imported.exitCode()).as(imported.text()).isEqualTo(1);
    assertThat(imported.err())
        .containsPattern("leads\\.csv\\.mapping\\.yaml:8:\\d+: .*unknown name 'whenn'")
        .contains("did you mean 'when'", "the columns are lead, when");
    assertThat(pipeline.reader().ends(pipeline.topics().touchpoints).values())
        .as("nothing is published when one of the files cannot be read")
        .containsOnly(0L);
  }

  @Test
  void shouldNameAFileThatIsNotThereBeforeWaitingForAnything() throws Exception {
    JourneyProcess.Outcome imported = run("import", "none.jsonl", "--bootstrap-servers", NOWHERE);
    assertOneLine(imported, 2, "error: No such file: none.jsonl");
    JourneyProcess.Outcome replay = run("replay", "none.jsonl", "--as-of", AS_OF, "--out", "out");
    assertOneLine(replay, 2, "error: No such file: none.jsonl");
  }

  @Test
  void shouldSayHowAMomentIsWritten() throws Exception {
    JourneyProcess.Outcome outcome =
        run("replay", "bad.jsonl", "--as-of", "2026-03-01", "--out", "out");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("'--as-of': '2026-03-01' is no moment", "2026-04-01T00:00:00Z")
        .doesNotContain("java");
  }

  @Test
  void shouldSayInOneLineThatKafkaOrTheRegistryDoesNotAnswer() throws Exception {
    try (JourneyProcess importing =
            JourneyProcess.start(folder, "import", "bad.jsonl", "--bootstrap-servers", NOWHERE);
        JourneyProcess streaming =
            JourneyProcess.start(
                folder,
                "streams",
                "--data",
                "streams",
                "--topic-prefix",
                "nowhere.",
                "--bootstrap-servers",
                platform.bootstrapServers(),
                "--registry-url",
                "http://" + NOWHERE)) {
      assertOneLine(
          importing.awaitEnd(UNREACHABLE), 3, "error: Kafka", NOWHERE, "--bootstrap-servers");
      assertOneLine(
          streaming.awaitEnd(UNREACHABLE), 3, "error: ", "registry", NOWHERE, "--registry-url");
    }
  }

  @Test
  void shouldRefuseTheDataFolderOfAnotherCluster() throws Exception {
    Path data = folder.resolve("foreign");
    try (DataFolder made = DataFolder.open(data)) {
      Files.writeString(
          made.kafka().resolve("meta.properties"),
          "version=1\nnode.id=1\ncluster.id=of-somebody-else\n");
    }
    JourneyProcess.Outcome outcome =
        run(
            "replay",
            "bad.jsonl",
            "--as-of",
            AS_OF,
            "--out",
            "out",
            "--data",
            "foreign",
            "--broker-port",
            "0",
            "--registry-port",
            "0");
    assertThat(outcome.exitCode()).as(outcome.text()).isEqualTo(3);
    assertThat(outcome.err()).contains("error: ", "of-somebody-else", "--data");
  }

  private static long rejected(Export export, String source, String reason) throws IOException {
    return export.sum(
        "counts", "count", Map.of("name", "rejected", "source", source, "type", reason));
  }

  private static void assertOneLine(JourneyProcess.Outcome outcome, int code, String... words) {
    assertThat(outcome.exitCode()).as(outcome.text()).isEqualTo(code);
    assertThat(outcome.err()).contains(words).hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
  }

  private JourneyProcess.Outcome onPlatform(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--bootstrap-servers", platform.bootstrapServers());
    Collections.addAll(all, "--registry-url", platform.registryUrl());
    return run(all.toArray(String[]::new));
  }

  private JourneyProcess.Outcome run(String... arguments) throws Exception {
    return JourneyProcess.run(folder, arguments);
  }

  private static String touchpoint(int id, String occurredAt, String identifiers, String text) {
    return """
        {"eventId":"e%d","source":"web","channel":"web","type":"Page Viewed","occurredAt":"%s",\
        "receivedAt":"2026-01-10T10:06:00Z","identifiers":%s,"properties":{"path":"/"},"text":"%s"}"""
        .formatted(id, occurredAt, identifiers, text);
  }
}
