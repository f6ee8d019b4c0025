package io.journeyline.local.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The client libraries that senders use, installed from npm as the lock file has them. */
final class ClientPackages {
  private static final Path SOURCES = Path.of("src/test/clients").toAbsolutePath();
  private static final Path FOLDER = Path.of("target/clients").toAbsolutePath();
  private static final String LOCK = "package-lock.json";

  /** What npm says when there is no registry to be had; anything else is a failure. */
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "code (E(NOTFOUND|CONN[A-Z]+|TIMEDOUT|AI_AGAIN|NETUNREACH|HOSTUNREACH|40[13]|5\\d\\d)|ERR_SOCKET_TIMEOUT)");

  private ClientPackages() {}

  /** The folder with senders and packages; without Node or a registry, whoever asks is skipped. */
  static Path install() throws IOException, InterruptedException {
    String npm = program("npm");
    program("node");
    Files.createDirectories(FOLDER);
    Path installed = FOLDER.resolve("installed.json");
    boolean current =
        Files.exists(installed) && Files.mismatch(installed, SOURCES.resolve(LOCK)) < 0;
    copySources();
    if (!current) {
      Path log = FOLDER.resolve("npm.log");
      int code =
          new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      String said = Files.readString(log);
      Assumptions.assumeFalse(
          code != 0 && UNREACHABLE.matcher(said).find(),
          () ->
              "needs a registry of npm packages, or packages installed by an earlier run: " + said);
      if (code != 0) {
        throw new AssertionError("npm ci failed: " + said);
      }
      Files.copy(SOURCES.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
    }
    return FOLDER;
  }

  private static void copySources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** A program on the path, the first of these that there is; without it the test is skipped. */
  static String program(String... names) {
    Optional<Path> found =
        Arrays.stream(names)
            .flatMap(
                name ->
                    List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .stream()
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), () -> "needs one of these programs: " + String.join(", ", names));
    return found.orElseThrow().toString();
  }
}
