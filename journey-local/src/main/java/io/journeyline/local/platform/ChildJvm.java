package io.journeyline.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that runs a class of this program, ends with us at the latest, and can be treated as
 * roughly as an operating system treats processes.
 */
public final class ChildJvm implements AutoCloseable {
  /** What the script tells the program of itself, and where its log goes. */
  private static final List<String> INHERITED =
      List.of("journeyline.home", "journeyline.distribution", "logback.configurationFile");

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /**
   * What to run.
   *
   * @param heapMegabytes largest heap
   * @param log the file that what it prints is added to
   * @param prefix what stands before the command, such as {@code nice}; empty for nothing
   */
  public record Program(
      String main, List<String> arguments, int heapMegabytes, Path log, List<String> prefix) {
    public Program(String main, List<String> arguments, int heapMegabytes, Path log) {
      this(main, arguments, heapMegabytes, log, List.of());
    }
  }

  public static ChildJvm start(Program program) {
    try {
      Files.createDirectories(program.log().toAbsolutePath().getParent());
      return new ChildJvm(
          new ProcessBuilder(command(program))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()))
              .start());
    } catch (IOException e) {
      throw new PlatformException("A process cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<String> command(Program program) {
    List<String> command = new ArrayList<>(program.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms32m");
    command.add("-Xmx" + program.heapMegabytes() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    inherited().forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ChildLauncher.class.getName());
    command.add(program.main());
    command.addAll(program.arguments());
    return command;
  }

  private static Stream<String> inherited() {
    return INHERITED.stream()
        .filter(name -> System.getProperty(name) != null)
        .map(name -> "-D" + name + "=" + System.getProperty(name));
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** SIGKILL: it ends at once, with no chance to tidy up. */
  public void kill() {
    process.destroyForcibly();
    var _ = process.onExit().join();
  }

  /** SIGTERM, as a service manager asks; returns whether it ended in time. */
  public boolean terminate(Duration patience) throws InterruptedException {
    // By its handle: destroying the process itself also closes its standard input, which would end
    // it in haste.
    var _ = process.toHandle().destroy();
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** SIGSTOP: it stands still and does not know it. */
  public void freeze() throws InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if nothing had been. */
  public void thaw() throws InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws InterruptedException {
    try {
      // The shell's own kill, since the program of that name is not everywhere.
      int code =
          new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
      if (code != 0) {
        throw new PlatformException(
            "SIG%s could not be sent to process %d.".formatted(name, process.pid()));
      }
    } catch (IOException e) {
      throw new PlatformException("Signals cannot be sent: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
