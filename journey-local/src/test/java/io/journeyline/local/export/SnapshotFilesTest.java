package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFilesTest {
  @TempDir Path dir = Path.of("");

  @Test
  void shouldWriteOneFileAnAggregateAndLeaveNothingElse() throws IOException {
    SnapshotFiles.write(Snapshots.small(), dir.resolve("made/anew"));

    assertThat(names(dir.resolve("made/anew")))
        .containsExactlyInAnyOrder(
            "stages.jsonl",
            "transitions.jsonl",
            "channel-flows.jsonl",
            "drop-offs.jsonl",
            "funnels.jsonl",
            "touchpoint-stats.jsonl",
            "variants.jsonl",
            "journeys.jsonl",
            "counts.jsonl",
            "series.jsonl");
  }

  @Test
  void shouldSayForWhichMomentAnExportSpeaks() throws IOException {
    Snapshot small = Snapshots.small();
    SnapshotFiles.write(small, new ExportMoment(1_767_312_000_000L, 1_767_312_000_500L, 7), dir);
    assertThat(dir.resolve("export.json"))
        .hasContent(
            "{\"asOf\":\"2026-01-02T00:00:00.000Z\",\"watermark\":\"2026-01-02T00:00:00.500Z\",\"lag\":7}");

    SnapshotFiles.write(small, new ExportMoment(Long.MIN_VALUE, Long.MIN_VALUE, 7), dir);
    assertThat(dir.resolve("export.json"))
        .hasContent("{\"asOf\":null,\"watermark\":null,\"lag\":7}");
  }

  @Test
  void shouldWriteStagesWithTheirFieldsInOrder() throws IOException {
    assertThat(lines("stages"))
        .containsExactly(
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"stage\":\"loyalty\",\"day\":\"*\","
                + "\"entered\":1200,\"advanced\":0,\"returned\":0,\"dropped\":0,\"open\":1200,"
                + "\"converted\":0,\"customers\":1,\"dwellP50\":null,\"dwellP90\":null}",
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"stage\":\"use\",\"day\":\"*\","
                + "\"entered\":3,\"advanced\":1,\"returned\":0,\"dropped\":1,\"open\":1,"
                + "\"converted\":1,\"customers\":2,\"dwellP50\":7176192,\"dwellP90\":7176192}",
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"stage\":\"use\",\"day\":\"2026-01-02\","
                + "\"entered\":3,\"advanced\":1,\"returned\":0,\"dropped\":1,\"open\":1,"
                + "\"converted\":1,\"customers\":2,\"dwellP50\":7176192,\"dwellP90\":7176192}");
  }

  @Test
  void shouldWriteTransitionsWithTheirFieldsInOrder() throws IOException {
    assertThat(lines("transitions"))
        .hasSize(4)
        .startsWith(
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"from\":\"START\",\"to\":\"use\","
                + "\"day\":\"*\",\"count\":3,\"customers\":2,\"dwellP50\":null,\"dwellP90\":null}");
  }

  @Test
  void shouldWriteChannelFlowsWithTheirFieldsInOrder() throws IOException {
    assertThat(lines("channel-flows"))
        .hasSize(2)
        .startsWith(
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"from\":\"web\",\"to\":\"phone\","
                + "\"day\":\"*\",\"count\":1,\"customers\":1,\"gapP50\":100,\"gapP90\":100}");
  }

  @Test
  void shouldWriteDropOffsWithTheirFieldsInOrder() throws IOException {
    assertThat(lines("drop-offs"))
        .hasSize(2)
        .startsWith(
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"stage\":\"use\","
                + "\"touchpoint\":\"help\",\"channel\":\"phone\",\"day\":\"*\","
                + "\"count\":1,\"customers\":1}");
  }

  @Test
  void shouldWriteJourneysWithTimesInMillisecondsAndNullsForUnmappedOnly() throws IOException {
    assertThat(lines("journeys"))
        .containsExactly(
            "{\"customerId\":\"0a\",\"touchpoints\":4,\"unmapped\":1,\"episodes\":2,"
                + "\"stage\":null,\"state\":null,"
                + "\"firstSeen\":\"2026-01-02T03:04:05.000Z\",\"lastSeen\":\"2026-01-02T03:04:05.678Z\",\"persona\":null}",
            "{\"customerId\":\"0b\",\"touchpoints\":4,\"unmapped\":1,\"episodes\":2,"
                + "\"stage\":\"use\",\"state\":\"open\","
                + "\"firstSeen\":\"2026-01-02T03:04:05.000Z\",\"lastSeen\":\"2026-01-02T03:04:05.678Z\",\"persona\":null}");
  }

  @Test
  void shouldWriteCountsWithoutMapAndWithTextEscaped() throws IOException {
    assertThat(lines("counts"))
        .containsExactly(
            "{\"name\":\"accepted\",\"source\":\"site\",\"type\":\"\",\"day\":\"2026-01-02\",\"count\":1207}",
            "{\"name\":\"rejected\",\"source\":\"site\",\"type\":\"UNREADABLE\",\"day\":\"\",\"count\":2}",
            "{\"name\":\"unmapped\",\"source\":\"site\",\"type\":\"Page \\\"é\\\"\\n\",\"day\":\"2026-01-02\",\"count\":4}");
  }

  @Test
  void shouldEndEveryLineWithANewline() throws IOException {
    SnapshotFiles.write(Snapshots.small(), dir);

    assertThat(Files.readString(dir.resolve("counts.jsonl"))).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void shouldSortByUnsignedUtf8BytesWhateverTheOrderOfTheMap() throws IOException {
    Map<CountKey, CountValue> counts = new LinkedHashMap<>();
    for (String type : List.of("\uD83D\uDE00", "\uFFFD", "é", "z", "")) {
      counts.put(
          new CountKey("shop", 1, "unmapped", "site", type, "2026-01-02"), new CountValue(1L));
    }
    Snapshot snapshot =
        new Snapshot(
            Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), counts, Map.of(),
            Map.of());

    SnapshotFiles.write(snapshot, dir);

    assertThat(Files.readAllLines(dir.resolve("counts.jsonl")))
        .extracting(line -> line.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
        .containsExactly("", "z", "é", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void shouldWriteListsAndMapsOfCounts() throws IOException {
    SnapshotFiles.write(Snapshots.small(), dir);

    assertThat(lines("funnels").getFirst())
        .isEqualTo(
            "{\"map\":\"shop\",\"version\":1,\"segment\":\"all\",\"funnel\":\"renewal\",\"by\":\"\","
                + "\"day\":\"*\",\"entered\":3,\"reached\":[3,2],\"converted\":2,\"pending\":0,"
                + "\"droppedAt\":[1,0],\"convertP50\":7176192,\"convertP90\":7176192}");
    assertThat(lines("touchpoint-stats").getFirst())
        .endsWith("\"feedback\":{\"csat\":1,\"nps\":2}}");
    assertThat(lines("variants").getFirst()).contains("\"variant\":\"use>loyalty>use\"");
  }

  @Test
  void shouldWriteTheSameBytesForTheSameFacts() throws IOException {
    Snapshot small = Snapshots.small();
    SnapshotFiles.write(small, dir.resolve("a"));
    SnapshotFiles.write(
        new Snapshot(
            new HashMap<>(small.stages()),
            new HashMap<>(small.transitions()),
            new HashMap<>(small.channelFlows()),
            new HashMap<>(small.dropOffs()),
            new HashMap<>(small.funnels()),
            new HashMap<>(small.touchpointStats()),
            new HashMap<>(small.variants()),
            new HashMap<>(small.counts()),
            new HashMap<>(small.series()),
            new HashMap<>(small.journeys())),
        dir.resolve("b"));

    for (String name : names(dir.resolve("a"))) {
      assertThat(dir.resolve("b").resolve(name))
          .hasSameBinaryContentAs(dir.resolve("a").resolve(name));
    }
  }

  @Test
  void shouldReplaceAnEarlierExportAndWhatAKilledOneLeft() throws IOException {
    SnapshotFiles.write(Snapshots.small(), dir);
    Files.writeString(dir.resolve(".stages.jsonl.part"), "{\"half");

    SnapshotFiles.write(Snapshot.empty(), dir);

    assertThat(names(dir)).hasSize(10);
    for (String name : names(dir)) {
      assertThat(dir.resolve(name)).isEmptyFile();
    }
  }

  @Test
  void shouldKeepTheEarlierExportWhenANewOneFails() throws IOException {
    SnapshotFiles.write(Snapshots.small(), dir);
    List<String> before = Files.readAllLines(dir.resolve("stages.jsonl"));
    Files.createDirectory(dir.resolve(".counts.jsonl.part"));

    assertThatThrownBy(() -> SnapshotFiles.write(changed(), dir)).isInstanceOf(IOException.class);

    assertThat(Files.readAllLines(dir.resolve("stages.jsonl"))).isEqualTo(before);
  }

  private static Snapshot changed() {
    Snapshot snapshot = Snapshots.small();
    StageKey key = Snapshots.stage("more", "*");
    snapshot.stages().put(key, new StageCounts(1L, 0L, 0L, 0L, 1L, 0L, 1L, List.of()));
    return snapshot;
  }

  private List<String> lines(String aggregate) throws IOException {
    SnapshotFiles.write(Snapshots.small(), dir);
    return Files.readAllLines(dir.resolve(aggregate + ".jsonl"));
  }

  private static List<String> names(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
