package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of {@code examples/} in a process of its own, started as its README says. */
final class ExampleProgram implements AutoCloseable {
  static final Path EXAMPLES =
      Path.of(System.getProperty("journeyline.root", ".."))
          .toAbsolutePath()
          .normalize()
          .resolve("examples");

  private static final int PATIENCE_SECONDS = 300;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** What another team has: nothing of this project but Confluent's classes. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          ".*/(kafka-clients|avro|slf4j-api|jackson-[a-z]+|lz4-java|snappy-java|zstd-jni)-\\d[^/]*jar"
              + "|.*/confluent-client(/target/classes|-[^/]*jar)");

  private final Process process;
  private final Path out;
  private final Path err;

  private ExampleProgram(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a Java example from its source. */
  static ExampleProgram java(Path folder, String name, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath(PUBLIC),
                EXAMPLES.resolve("java/src/main/java/example").resolve(name + ".java").toString()));
    command.addAll(Arrays.asList(arguments));
    return start(folder, Path.of("/dev/null"), command);
  }

  /** Starts a line of shell in the folder of examples, with {@code duckdb} at hand. */
  static ExampleProgram shell(Path folder, Path input, String line) throws IOException {
    return start(folder, input, List.of("bash", "-o", "pipefail", "-c", line));
  }

  private static ExampleProgram start(Path folder, Path input, List<String> command)
      throws IOException {
    Path out = Files.createTempFile(folder, "example", ".out");
    Path err = Files.createTempFile(folder, "example", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(EXAMPLES.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    if (!isInstalled("duckdb")) {
      builder
          .environment()
          .merge(
              "PATH", duckdb(folder).toString(), (path, ours) -> ours + File.pathSeparator + path);
    }
    return new ExampleProgram(builder.start(), out, err);
  }

  /** Whether a command is on the path. */
  static boolean isInstalled(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  /** A folder with a command that does with DuckDB's library what its shell would do. */
  private static Path duckdb(Path folder) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path command = bin.resolve("duckdb");
    Files.writeString(
        command,
        "#!/bin/sh\nexec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"%n"
            .formatted(
                JAVA,
                classpath(
                    Pattern.compile(".*/(duckdb_jdbc-[^/]*jar|journey-local/target/test-classes)")),
                DuckdbShell.class.getName()));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    return bin;
  }

  private static String classpath(Pattern wanted) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> wanted.matcher(entry).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What it has printed, after it has ended well. */
  String output() throws Exception {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(err()).isTrue();
    assertThat(process.exitValue()).as(err()).isZero();
    return soFar();
  }

  /** What it has printed up to now, while it runs. */
  String soFar() throws IOException {
    return Files.readString(out);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
