package io.journeyline.local.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Replays of a simulated shop through the real pipeline, against the oracle. */
@ExtendWith(LocalPlatformExtension.class)
class ReplayIT {
  /** A moment at which some journeys are open and others dropped. */
  private static final String AS_OF = "2026-03-01T00:00:00Z";

  private static final int TOUCHPOINTS = 20_000;
  private static final Pattern ALERT_ID = Pattern.compile(", id ([0-9a-f]{16})");

  @TempDir private static Path folder;

  private final LocalPlatform platform;

  ReplayIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @BeforeAll
  static void simulateAndRecompute() throws Exception {
    run("simulate", "--touchpoints", "" + TOUCHPOINTS, "--seed", "7", "--out", "shop.jsonl");
    run("oracle", "shop.jsonl", "--as-of", AS_OF, "--data", "data", "--out", "expected");
  }

  @Test
  void shouldEqualTheOracleByteForByte() throws Exception {
    JourneyProcess.Outcome outcome = replay("replayed", "shop.jsonl");
    assertThat(outcome.out()).contains("Exported to replayed, as of " + AS_OF);
    export("expected").assertSameBytes(export("replayed"));
    assertThat(export("replayed").moment()).isEqualTo(export("expected").moment());
    assertThat(export("replayed").moment().path("asOf").asText())
        .isEqualTo("2026-03-01T00:00:00.000Z");
  }

  @Test
  void shouldRaiseTheAlertsOfTheBacktestWhereAsked() throws Exception {
    JourneyProcess.Outcome replayed = replay("judged", "--alerts", "shop.jsonl");
    JourneyProcess.Outcome backtest =
        run(
            "alerts",
            "backtest",
            "--export",
            "judged",
            "--from",
            "2026-01-05T00:00:00Z",
            // The last windows that a replay judges end an allowance before its moment.
            "--to",
            "2026-02-28T23:59:00Z");
    assertThat(alertIds(replayed.out())).isNotEmpty().isEqualTo(alertIds(backtest.out()));
  }

  private static Set<String> alertIds(String text) {
    return ALERT_ID.matcher(text).results().map(found -> found.group(1)).collect(toSet());
  }

  @Test
  void shouldNotDependOnOrderRepetitionOrFiles() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("shop.jsonl")));
    lines.addAll(lines.subList(TOUCHPOINTS / 4, TOUCHPOINTS / 2));
    Collections.shuffle(lines, new Random(1));
    write(lines.subList(0, 3_000), "first.jsonl");
    write(lines.subList(3_000, 15_000), "second.jsonl.gz");
    write(lines.subList(15_000, lines.size()), "third.jsonl");

    JourneyProcess.Outcome outcome =
        replay("disturbed", "third.jsonl", "first.jsonl", "second.jsonl.gz");
    assertThat(outcome.err()).contains("Read 25,000: 25,000 published, 0 rejected");
    export("expected").assertSameBytes(export("disturbed"));
  }

  private JourneyProcess.Outcome replay(String out, String... inputs) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    Collections.addAll(arguments, inputs);
    Collections.addAll(arguments, "--as-of", AS_OF, "--data", "data", "--out", out);
    Collections.addAll(arguments, "--bootstrap-servers", platform.bootstrapServers());
    Collections.addAll(arguments, "--registry-url", platform.registryUrl());
    return run(arguments.toArray(String[]::new));
  }

  private static JourneyProcess.Outcome run(String... arguments) throws Exception {
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments);
    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    return outcome;
  }

  private static void write(List<String> lines, String name) throws IOException {
    OutputStream file = Files.newOutputStream(folder.resolve(name));
    try (OutputStream out =
        new BufferedOutputStream(name.endsWith(".gz") ? new GZIPOutputStream(file) : file)) {
      for (String line : lines) {
        out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static Export export(String name) {
    return new Export(folder.resolve(name));
  }
}
