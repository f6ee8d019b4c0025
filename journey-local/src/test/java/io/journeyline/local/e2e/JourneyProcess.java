package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code journey} command in a process of its own, as a user starts it. */
final class JourneyProcess implements AutoCloseable {
  private static final List<String> HEEDING_INTERRUPTS = heedingInterrupts();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(50);
  static final Path ROOT =
      Path.of(System.getProperty("journeyline.root", "..")).toAbsolutePath().normalize();

  /** How a command ended and what its user saw. */
  record Outcome(int exitCode, String out, String err) {
    /** All of it, for the message of an assertion that fails. */
    String text() {
      return "exit code %d%n%s%n%s".formatted(exitCode, out, err);
    }
  }

  private final Process process;
  private final Path out;
  private final Path err;

  private JourneyProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** A definition that comes with the program. */
  static String definition(String name) {
    return ROOT.resolve("definitions").resolve(name).toString();
  }

  /**
   * Starts a command and returns at once.
   *
   * @param folder its working directory
   */
  static JourneyProcess start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(
        command,
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djourneyline.home=" + ROOT,
        "-Djourneyline.distribution=" + System.getProperty("journeyline.distribution"),
        // What is logged to the terminal is part of what a user sees.
        "-Dlogback.configurationFile="
            + ROOT.resolve("journey-local/src/main/resources/logback.xml"),
        "-cp",
        System.getProperty("java.class.path"),
        "io.journeyline.local.JourneyCommand");
    Collections.addAll(command, arguments);
    command.addAll(0, HEEDING_INTERRUPTS);
    Path out = Files.createTempFile(folder, ".out", "");
    Path err = Files.createTempFile(folder, ".err", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new JourneyProcess(process, out, err);
  }

  /** Runs a command to its end. */
  static Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
    try (JourneyProcess process = start(folder, arguments)) {
      return process.awaitEnd(PATIENCE);
    }
  }

  Outcome awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + patience + "\n" + out() + "\n" + err());
    }
    return new Outcome(process.exitValue(), out(), err());
  }

  /** Waits until what it has printed contains the pattern. */
  Matcher awaitOutput(Pattern pattern) {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .untilAsserted(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("ended early\n" + out() + "\n" + err());
              }
              assertThat(out()).as(this::err).containsPattern(pattern);
            });
    Matcher matcher = pattern.matcher(out());
    if (!matcher.find()) {
      throw new AssertionError("output is only ever added to");
    }
    return matcher;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processes that it has started, the registry among them. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** A shell that runs tests in the background makes their processes ignore Ctrl-C. */
  private static List<String> heedingInterrupts() {
    List<String> command = List.of("env", "--default-signal=INT");
    List<String> attempt = new ArrayList<>(command);
    attempt.add("true");
    try {
      return new ProcessBuilder(attempt).start().waitFor() == 0 ? command : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks it to end, as a service manager does. */
  void terminate() {
    process.destroy();
  }

  /** Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
  }

  /** Ends it at once, with no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
