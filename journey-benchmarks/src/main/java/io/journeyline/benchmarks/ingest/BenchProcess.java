package io.journeyline.benchmarks.ingest;

import io.journeyline.local.LogFile;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.local.platform.LocalPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of the pipeline in a process of its own, which ends with ours, and what it uses. */
public final class BenchProcess implements AutoCloseable {
  private static final String PLATFORM = "platform";

  /** What the script starts; it is not for other programs to call. */
  private static final String JOURNEY = "io.journeyline.local.JourneyCommand";

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final Matcher ready;

  private BenchProcess(Process process, Matcher ready) {
    this.process = process;
    this.ready = ready;
  }

  /** Kafka and a registry; the groups of {@link #ready} are their addresses. */
  public static BenchProcess platform(Path folder, int heapMegabytes) throws IOException {
    return start(
        heapMegabytes,
        Pattern.compile("READY (\\S+) (\\S+)"),
        List.of(PLATFORM, folder.toString()));
  }

  /** A command of {@code journey}, ready once what it prints matches. */
  public static BenchProcess journey(int heapMegabytes, Pattern ready, List<String> arguments)
      throws IOException {
    return start(heapMegabytes, ready, arguments);
  }

  private static BenchProcess start(int heapMegabytes, Pattern ready, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    for (String name : List.of("journeyline.home", "journeyline.distribution")) {
      command.add("-D" + name + "=" + System.getProperty(name, "."));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BenchProcess.class.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new BenchProcess(process, await(process, ready));
  }

  private static Matcher await(Process process, Pattern ready) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher matcher = ready.matcher(line);
      if (matcher.find()) {
        // A virtual thread would keep its processor while it waits for a pipe.
        var _ = Thread.ofPlatform().daemon().start(() -> out.lines().forEach(rest -> {}));
        return matcher;
      }
    }
    throw new IOException("a process of the benchmark ended before it was ready");
  }

  /** What it said when it was ready. */
  public String ready(int group) {
    return ready.group(group);
  }

  /** Processor time since its start. */
  Duration cpu() {
    return cpu(process.toHandle());
  }

  /** Processor time of our own process since its start. */
  static Duration ownCpu() {
    return cpu(ProcessHandle.current());
  }

  private static Duration cpu(ProcessHandle handle) {
    return handle.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Bytes in memory; 0 where the system does not tell as Linux does. */
  public long residentBytes() {
    try {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      Matcher resident = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
      return resident.find() ? Long.parseLong(resident.group(1)) << 10 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Runs a part until our parent asks to stop, or is no more. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    var _ = Thread.ofPlatform().name("parent-watch").daemon().start(BenchProcess::endWithParent);
    if (!PLATFORM.equals(arguments[0])) {
      Method main = Class.forName(JOURNEY).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) arguments);
      return;
    }
    DataFolder data = DataFolder.open(Path.of(arguments[1]));
    LogFile.open(data.logs());
    LocalPlatform platform = LocalPlatform.start(data, 0, 0);
    Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
    System.out.println("READY " + platform.bootstrapServers() + " " + platform.registryUrl());
  }

  /** Our input is the parent's to write to: its end is the parent's end. */
  private static void endWithParent() {
    try {
      var _ = System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As good as its end.
    }
    System.exit(0);
  }
}
