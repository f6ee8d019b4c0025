package io.journeyline.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the program and the definitions that come with it are. */
final class Installation {
  private static final String HOME = "journeyline.home";

  private Installation() {}

  /** The folder of the definitions and mappings that come with the program. */
  static Path definitions() {
    return Path.of(System.getProperty(HOME, "")).resolve("definitions");
  }

  /** A file as given, or of that name among those that come with the program. */
  static Path definition(Path given) {
    Path shipped = definitions().resolve(given.getFileName());
    return Files.exists(given) || !Files.exists(shipped) ? given : shipped;
  }
}
