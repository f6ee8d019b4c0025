package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.local.pipeline.Connection;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A {@link Worker} seen from outside. */
final class WorkerProcess implements AutoCloseable {
  /** Where the processes keep their state, in the platform's folder. */
  static final String STATE = "measured";

  private static final int PATIENCE_SECONDS = 60;
  private static final List<String> PASSED_ON =
      List.of(
          "-XX:+Use",
          "--enable-native-access",
          "--sun-misc-unsafe-memory-access",
          "-Djourneyline.");

  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;

  private WorkerProcess(Process process) {
    this.process = process;
    orders = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static WorkerProcess launch(BenchPlatform platform, LoadSettings settings, WorkerKind kind)
      throws IOException {
    Path state = platform.folder().resolve(STATE);
    WorkerSettings worker =
        new WorkerSettings(
            kind,
            new Connection(
                platform.connection().bootstrapServers(),
                platform.connection().registryUrl(),
                settings.kafka()),
            platform.folder(),
            state,
            platform.folder().resolve("measured-logs"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.heap());
    command.add("-XX:+ExitOnOutOfMemoryError");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> PASSED_ON.stream().anyMatch(argument::startsWith))
        .forEach(command::add);
    if (settings.recording() != null && kind == WorkerKind.PIPELINE) {
      command.add(
          "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,dumponexit=true,filename="
              + settings.recording().resolve("pipeline-%p.jfr").toAbsolutePath());
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.addAll(worker.arguments());
    return new WorkerProcess(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
  }

  /**
   * Starts what is measured.
   *
   * @param name of the application
   * @param prefix of the topics that it reads
   */
  void start(String name, String prefix) throws IOException {
    order("start " + name + " " + prefix);
  }

  /** Writes whose each touchpoint is. */
  void writeCustomers(Path file) throws IOException {
    order("customers " + file);
  }

  void stop() throws IOException {
    order("stop");
  }

  private void order(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
    String answer = answers.readLine();
    while (answer != null && !answer.equals(Worker.DONE)) {
      // Flight Recorder greets on standard output.
      answer = answers.readLine();
    }
    if (answer == null) {
      throw dead();
    }
  }

  /**
   * @throws IllegalStateException when it has ended
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw dead();
    }
  }

  private static IllegalStateException dead() {
    return new IllegalStateException(
        "the process under measurement ended by itself; why is on standard error");
  }

  /** Greatest resident memory so far, in bytes, where the system tells. */
  OptionalLong peakMemory() throws IOException {
    return ResidentMemory.peak(process.pid());
  }

  /** Processor time used so far; zero where the system does not tell. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
