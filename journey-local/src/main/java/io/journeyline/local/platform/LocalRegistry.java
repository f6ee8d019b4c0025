package io.journeyline.local.platform;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema registry (Apicurio) as a child process that stores in a folder and ends with us. */
final class LocalRegistry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRegistry.class);
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int TAIL_LINES = 15;
  private static final String RUN_JAR = "quarkus-run.jar";

  private final Process process;
  private final int port;
  private volatile boolean closing;

  private LocalRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the registry and returns when it answers.
   *
   * @param programs the unpacked registry
   * @param folder where it keeps its schemas
   * @param log the file that its output goes to
   * @param wantedPort 0 for a free one
   */
  static LocalRegistry start(Path programs, Path folder, Path log, int wantedPort) {
    Path jar = programs.resolve(RUN_JAR);
    if (!Files.exists(jar)) {
      throw new PlatformException(
          "The schema registry's program is missing: %s. Build again with ./journey or `./mvnw package`."
              .formatted(jar));
    }
    int port = LoopbackPort.choose(wantedPort, "schema registry", "--registry-port");
    try {
      Process process = launch(jar, folder, log, port);
      LocalRegistry registry = new LocalRegistry(process, port);
      registry.awaitReady(log);
      registry.watch(log);
      return registry;
    } catch (IOException e) {
      throw new PlatformException("The schema registry cannot be started: " + e, e);
    }
  }

  private static Process launch(Path jar, Path folder, Path log, int port) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                // As its manifest says, which -cp does not read: its threads fail without it.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-Dquarkus.http.host=" + LoopbackPort.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.cors.enabled=false",
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.management.host=" + LoopbackPort.HOST,
                "-Dquarkus.management.port=0",
                "-Dquarkus.banner.enabled=false",
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                // Written at once: by default half a second of registrations is lost by a kill.
                "-Dapicurio.datasource.url=jdbc:h2:file:./registry;WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-Dapicurio.datasource.jdbc.max-size=10",
                "-cp",
                ownClasses() + File.pathSeparator + jar,
                RegistryLauncher.class.getName()));
    // Quarkus would take the interrupt signal that the launcher ignores.
    builder.environment().put("DISABLE_SIGNAL_HANDLERS", "true");
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          RegistryLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitReady(Path log) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(POLL).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/subjects"))
              .timeout(Duration.ofSeconds(5))
              .build();
      while (!answers(client, request)) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new PlatformException(
              "The schema registry ended at its start (exit code %d). The last lines of %s:%n%s"
                  .formatted(process.exitValue(), log, tail(log)));
        }
        if (System.nanoTime() > deadline) {
          throw new PlatformException(
              "The schema registry does not answer at %s after %d s. The last lines of %s:%n%s"
                  .formatted(url(), START_LIMIT.toSeconds(), log, tail(log)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new PlatformException("Interrupted while the schema registry started.", e);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void watch(Path log) {
    Thread.ofVirtual().name("registry-watch").start(() -> tellOfEnd(log));
  }

  private void tellOfEnd(Path log) {
    int exitCode = process.onExit().join().exitValue();
    if (!closing) {
      LOG.error(
          "The schema registry ended by itself (exit code {}); its log is {}. Start again.",
          exitCode,
          log);
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  int port() {
    return port;
  }

  /** Base URL of the Confluent-compatible API. */
  String url() {
    return "http://%s:%d/apis/ccompat/v7".formatted(LoopbackPort.HOST, port);
  }

  long pid() {
    return process.pid();
  }

  /** Ends the registry's standard input, which stops it, and waits. */
  @Override
  public void close() {
    closing = true;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
