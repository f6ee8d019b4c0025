package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who is who after a replay of much that comes late and twice, over any number of partitions,
 * against the oracle. {@code -Djourneyline.it.touchpoints=100000} makes it larger.
 */
@ExtendWith(LocalPlatformExtension.class)
class IdentityReplayIT {
  private static final String AS_OF = "2026-03-01T00:00:00Z";
  private static final int TOUCHPOINTS = Integer.getInteger("journeyline.it.touchpoints", 20_000);

  private static final List<String> WITH_IDENTIFIERS =
      List.of("assignments.jsonl", "identities.jsonl");

  @TempDir private static Path folder;

  private final LocalPlatform platform;

  IdentityReplayIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @BeforeAll
  static void simulateAndRecompute() throws Exception {
    run(
        "simulate",
        "--touchpoints",
        "" + TOUCHPOINTS,
        "--seed",
        "11",
        "--late",
        "0.3",
        "--duplicates",
        "0.05",
        "--out",
        "shop.jsonl");
    run(
        "oracle",
        "shop.jsonl",
        "--as-of",
        AS_OF,
        "--data",
        "data",
        "--out",
        "expected",
        "--with-identifiers");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void shouldSayWhoIsWhoAsTheOracleDoes(int partitions) throws Exception {
    String out = "over-" + partitions;
    run(
        "replay",
        "shop.jsonl",
        "--as-of",
        AS_OF,
        "--out",
        out,
        "--with-identifiers",
        "--data",
        "data",
        "--partitions",
        "" + partitions,
        "--bootstrap-servers",
        platform.bootstrapServers(),
        "--registry-url",
        platform.registryUrl());

    Export replayed = new Export(folder.resolve(out));
    assertThat(replayed.names()).containsAll(WITH_IDENTIFIERS);
    new Export(folder.resolve("expected")).assertSameBytes(replayed);
  }

  private static void run(String... arguments) throws Exception {
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments);
    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
  }
}
