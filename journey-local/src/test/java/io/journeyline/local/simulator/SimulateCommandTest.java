package io.journeyline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();

  @Test
  void shouldWriteExactlyAsManyLinesAsAskedFor(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("shop.jsonl");

    assertThat(run("--touchpoints", "500", "--seed", "3", "--out", file.toString())).isZero();

    assertThat(Files.readAllLines(file))
        .hasSize(500)
        .allSatisfy(line -> assertThat(parse(line).getEventId()).isNotEmpty());
  }

  @Test
  void shouldCompressByTheFilesName(@TempDir Path folder) throws IOException {
    Path plain = folder.resolve("shop.jsonl");
    Path compressed = folder.resolve("shop.jsonl.gz");
    String[] common = {"--customers", "20", "--days", "10", "--out"};

    assertThat(run(with(common, plain))).isZero();
    assertThat(run(with(common, compressed))).isZero();

    try (InputStream content = new GZIPInputStream(Files.newInputStream(compressed))) {
      assertThat(content.readAllBytes()).isNotEmpty().isEqualTo(Files.readAllBytes(plain));
    }
  }

  @Test
  void shouldPassEveryOptionOn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("shop.jsonl");

    assertThat(
            run(
                "--customers=30",
                "--days=5",
                "--seed=-9",
                "--start=2027-03-01T00:00:00Z",
                "--late=0.5",
                "--duplicates=0.4",
                "--hostile=0",
                "--out=" + file))
        .isZero();

    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withCustomers(30)
            .withDays(5)
            .withSeed(-9)
            .withStart(Instant.parse("2027-03-01T00:00:00Z"))
            .withShares(0.5, 0.4, 0);
    assertThat(Files.readAllLines(file))
        .isEqualTo(new Simulator(settings).stream().map(SimulateCommandTest::text).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--customers=0    | --customers is 0; allowed: whole numbers from 1",
        "--customers=many | 'many' is not an int",
        "--days=-1        | --days is -1; allowed: whole numbers from 1 to 3650",
        "--late=1.5       | --late is 1.5; allowed: a share from 0 to 1",
        "--duplicates=-1  | --duplicates is -1.0; allowed: a share from 0 to 1",
        "--hostile=NaN    | --hostile is NaN; allowed: a share from 0 to 1",
        "--start=monday   | --start is monday; allowed: a moment such as 2026-01-05T00:00:00Z",
        "--touchpoints=-5 | --touchpoints is -5; allowed: whole numbers from 0",
        "--sead=1         | Unknown option: '--sead=1'",
      })
  void shouldExitWithTwoAndSayWhatIsAllowed(String option, String message) {
    assertThat(run(option)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains(message);
  }

  @Test
  void shouldSayWhereItCouldNotWrite(@TempDir Path folder) {
    Path file = folder.resolve("absent").resolve("shop.jsonl");

    assertThat(run("--out", file.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(errors.toString()).contains("cannot write " + file + ": its folder does not exist");
  }

  @Test
  void shouldNotCallTooFewTouchpointsSuccess(@TempDir Path folder) {
    int code =
        run(
            "--customers=2",
            "--days=1",
            "--touchpoints=1000",
            "--out=" + folder.resolve("shop.jsonl"));

    assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(errors.toString()).contains("of 1000 touchpoints").contains("raise --customers");
  }

  @Test
  void shouldShowExamplesAndExitCodesInItsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(output.toString()).contains("Examples:", "--touchpoints 20000", "Exit codes:");
  }

  private int run(String... arguments) {
    return new CommandLine(new SimulateCommand())
        .setErr(new PrintWriter(errors))
        .setOut(new PrintWriter(output))
        .execute(arguments);
  }

  private static String[] with(String[] common, Path file) {
    List<String> arguments = new ArrayList<>(List.of(common));
    arguments.add(file.toString());
    return arguments.toArray(String[]::new);
  }

  private static Touchpoint parse(String line) {
    return TouchpointJson.parse(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Touchpoint touchpoint) {
    return new String(TouchpointJson.canonical(touchpoint), StandardCharsets.UTF_8);
  }
}
