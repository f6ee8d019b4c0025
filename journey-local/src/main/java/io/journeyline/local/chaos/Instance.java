package io.journeyline.local.chaos;

import io.journeyline.local.platform.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An instance of the stream processor: {@code journey streams} in a process of its own, started
 * again when it ends by itself, as a service manager does.
 */
final class Instance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
  private static final int HEAP_MEGABYTES = 384;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private final String name;
  private final Path folder;
  private final List<String> arguments;
  private final List<String> prefix = new ArrayList<>();
  private @Nullable ChildJvm process;
  private boolean wanted;
  private boolean closed;
  private int starts;
  private final List<String> ends = new ArrayList<>();

  /**
   * @param arguments of {@code journey streams}, but for its folder and its client id
   */
  Instance(String name, Path folder, List<String> arguments) {
    this.name = name;
    this.folder = folder;
    this.arguments = List.copyOf(arguments);
  }

  String name() {
    return name;
  }

  Path state() {
    return folder.resolve("state");
  }

  /** Starts it; it joins the others some seconds later. */
  synchronized void start() {
    if (closed) {
      return;
    }
    wanted = true;
    starts++;
    List<String> all = new ArrayList<>(List.of("streams", "--data", folder.toString()));
    all.addAll(arguments);
    all.addAll(List.of("--kafka", "client.id=" + clientId()));
    ChildJvm started =
        ChildJvm.start(
            new ChildJvm.Program(
                "io.journeyline.local.JourneyCommand", all, HEAP_MEGABYTES, output(), prefix));
    process = started;
    var _ = started.onExit().thenAccept(code -> onExit(started, code));
  }

  /**
   * From now on it is started so that no file of its may grow beyond {@code blocks} of 512 bytes.
   */
  synchronized void limitFiles(int blocks) {
    prefix.addAll(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
  }

  synchronized void unlimitFiles() {
    prefix.clear();
  }

  /** Another one at each start, so that who has joined can be told from who was there before. */
  synchronized String clientId() {
    return name + "-" + starts;
  }

  private synchronized void onExit(ChildJvm which, int code) {
    if (wanted && which == process) {
      String end = "exit code %d, %s".formatted(code, lastWords());
      ends.add(end);
      LOG.info("instance {} ended by itself ({}) and is started again", name, end);
      start();
    }
  }

  private Path output() {
    return folder.resolveSibling(name + "-output.log");
  }

  /** The last line of what it wrote, which says why it ended. */
  private String lastWords() {
    try (Stream<String> lines = Files.lines(output())) {
      return lines.filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
    } catch (IOException | UncheckedIOException e) {
      return "no output: " + e;
    }
  }

  /** How it has ended by itself and was not forgiven, each time. */
  synchronized List<String> ends() {
    return List.copyOf(ends);
  }

  /** Its ends so far had their reason. */
  synchronized void forgive() {
    ends.clear();
  }

  /** SIGKILL. */
  synchronized void kill() {
    wanted = false;
    if (process != null) {
      process.kill();
    }
  }

  /** SIGTERM: it leaves the group and closes its state. */
  void stop() throws InterruptedException {
    ChildJvm stopping;
    synchronized (this) {
      wanted = false;
      stopping = process;
    }
    if (stopping != null && !stopping.terminate(STOP_LIMIT)) {
      LOG.warn("instance {} did not stop within {} and is killed", name, STOP_LIMIT);
      stopping.kill();
    }
  }

  synchronized void freeze() throws InterruptedException {
    if (process != null) {
      process.freeze();
    }
  }

  synchronized void thaw() throws InterruptedException {
    if (process != null) {
      process.thaw();
    }
  }

  /** Deletes the state of an instance that does not run. */
  void deleteState() {
    try (Stream<Path> files = Files.exists(state()) ? Files.walk(state()) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(state())) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    kill();
  }
}
