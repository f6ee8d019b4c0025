package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, and its compose command. */
final class ContainerEngine {
  static final String IMAGE = "journeyline:test";
  static final Path ROOT = Path.of(System.getProperty("journeyline.root", ".."));

  private static final String STAGE = "io.journeyline.stage=start";
  private static final int MINUTES = 15;
  private static final List<String> COMPOSE = composeCommand();
  private static final String LACK = findLack();
  private static boolean built;

  private ContainerEngine() {}

  /** What this machine lacks for containers, empty if nothing. */
  static String lack() {
    return LACK;
  }

  private static String findLack() {
    if (COMPOSE.isEmpty()) {
      return "neither `docker compose` nor docker-compose is installed";
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return "no container engine answers at %s: start Docker or podman, or set DOCKER_HOST"
          .formatted(
              Optional.ofNullable(System.getenv("DOCKER_HOST"))
                  .orElse("the usual places (DOCKER_HOST is not set)"));
    }
    return "";
  }

  /** Builds the image of what has been built, as the compose file says; once in a run of tests. */
  static synchronized void buildImage() throws IOException, InterruptedException {
    if (built) {
      return;
    }
    Optional<String> before = imageId();
    compose(Map.of("JOURNEYLINE_IMAGE", IMAGE), List.of("build", "ingest"));
    if (before.isPresent() && !before.equals(imageId())) {
      remove(before.get());
    }
    earlierStages().forEach(ContainerEngine::remove);
    built = true;
  }

  /** What is left of the first stages of builds before the last. */
  private static List<String> earlierStages() {
    return client().listImagesCmd().withDanglingFilter(true).withLabelFilter(STAGE).exec().stream()
        .sorted(Comparator.comparing(Image::getCreated).reversed())
        .skip(1)
        .map(Image::getId)
        .toList();
  }

  private static Optional<String> imageId() {
    try {
      return Optional.ofNullable(client().inspectImageCmd(IMAGE).exec().getId());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** What the image was made of before, which has no name any more. */
  private static void remove(String image) {
    try {
      client().removeImageCmd(image).exec();
    } catch (NotFoundException | ConflictException e) {
      // Gone already, or somebody's container or tag uses it.
    }
  }

  /** What a container's health check says: starting, healthy, unhealthy, or none. */
  static String health(String container) {
    HealthState health = state(container).getHealth();
    return health == null ? "none" : String.valueOf(health.getStatus());
  }

  static ContainerState state(String container) {
    return client().inspectContainerCmd(container).exec().getState();
  }

  static DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  /** `docker compose` where the engine's command knows it, else `docker-compose`. */
  static String compose(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(COMPOSE);
    command.addAll(arguments);
    Map<String, String> all = new HashMap<>(environment);
    all.put("COMPOSE_INTERACTIVE_NO_CLI", "1");
    return run(all, command);
  }

  /** Runs a command in the project's folder, and returns what it says. */
  private static String run(Map<String, String> environment, List<String> command)
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

  private static List<String> composeCommand() {
    for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      List<String> version = new ArrayList<>(command);
      version.add("version");
      try {
        Process process =
            new ProcessBuilder(version)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() == 0) {
          return command;
        }
      } catch (IOException e) {
        // It is not installed.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return List.of();
  }
}
