package io.journeyline.dashboard;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Chromium, driven by Playwright, whose driver and axe come from npm as the lock file
 * has them. Whoever asks is skipped without Node, Chromium or a registry.
 */
final class Browser implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/browser").toAbsolutePath();
  private static final Path FOLDER = Path.of("target/browser").toAbsolutePath();
  private static final String LOCK = "package-lock.json";
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "code (E(NOTFOUND|CONN[A-Z]+|TIMEDOUT|AI_AGAIN|NETUNREACH|HOSTUNREACH|40[13]|5\\d\\d)|ERR_SOCKET_TIMEOUT)");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Its sandbox would not work in a container; the pages are our own. */
  static Browser start() throws IOException, InterruptedException {
    String node = program("node");
    String program = program("chromium", "chromium-browser", "google-chrome", "chrome");
    install();
    System.setProperty("playwright.cli.dir", driver().toString());
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH", node, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(program))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"))));
  }

  com.microsoft.playwright.Browser chromium() {
    return chromium;
  }

  /** The script that checks a page's accessibility. */
  static String axe() throws IOException {
    return Files.readString(FOLDER.resolve("node_modules/axe-core/axe.min.js"));
  }

  /** The driver's folder as Playwright expects it. */
  private static Path driver() throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve("driver"));
    Path link = folder.resolve("package");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, FOLDER.resolve("node_modules/playwright-core"));
    }
    return folder;
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path installed = FOLDER.resolve("installed.json");
    if (Files.exists(installed) && Files.mismatch(installed, SOURCES.resolve(LOCK)) < 0) {
      return;
    }
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path log = FOLDER.resolve("npm.log");
    int code =
        new ProcessBuilder(program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String said = Files.readString(log);
    Assumptions.assumeFalse(
        code != 0 && UNREACHABLE.matcher(said).find(),
        () -> "needs a registry of npm packages, or packages installed by an earlier run: " + said);
    if (code != 0) {
      throw new AssertionError("npm ci failed: " + said);
    }
    Files.copy(SOURCES.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A program on the path, the first of these that there is; without it the test is skipped. */
  private static String program(String... names) {
    String path = System.getenv().getOrDefault("PATH", "");
    Optional<Path> found =
        Stream.of(names)
            .flatMap(
                name ->
                    Stream.of(path.split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), () -> "needs one of these programs: " + String.join(", ", names));
    return found.orElseThrow().toString();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
