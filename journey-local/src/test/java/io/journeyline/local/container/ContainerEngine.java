package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, by its command line. */
final class ContainerEngine {
  static final String IMAGE = "journeyline:test";

  private static final Path ROOT = Path.of(System.getProperty("journeyline.root"));
  private static final int MINUTES = 5;

  private ContainerEngine() {}

  /** Skips the test, saying why, where no engine answers. */
  static void require() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers (set DOCKER_HOST, or start Docker or podman): skipped");
  }

  /** Builds the image of what has been built. */
  static void buildImage() throws IOException, InterruptedException {
    run(Map.of("DOCKER_BUILDKIT", "0"), "docker", "build", "--quiet", "--tag", IMAGE, ".");
  }

  /** Runs a command in the project's folder, and returns what it says. */
  static String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("journeyline", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(log, StandardCharsets.UTF_8);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended ? process.exitValue() : -1)
          .as("%s said: %s", String.join(" ", command), said)
          .isZero();
      return said;
    } finally {
      Files.delete(log);
    }
  }

  /** `docker compose` where the engine's command knows it, else `docker-compose`. */
  static String compose(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            hasComposePlugin() ? List.of("docker", "compose") : List.of("docker-compose"));
    command.addAll(arguments);
    Map<String, String> all = new HashMap<>(environment);
    all.put("COMPOSE_INTERACTIVE_NO_CLI", "1");
    return run(all, command.toArray(String[]::new));
  }

  private static boolean hasComposePlugin() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("docker", "compose", "version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }
}
