package io.journeyline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files with something that is not for everybody. */
final class SecretFile {
  private static final int SHORTEST = 20;

  private SecretFile() {}

  /** The secret in a file of an option. */
  static String read(String option, Path file) {
    String secret = String.join("\n", lines(option, file)).strip();
    if (secret.length() < SHORTEST) {
      throw new CommandException(
          "The secret of %s in %s is shorter than %d characters".formatted(option, file, SHORTEST),
          ExitCodes.USAGE);
    }
    return secret;
  }

  static List<String> lines(String option, Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new CommandException(
          "The file of %s cannot be read: %s".formatted(option, file), ExitCodes.USAGE, e);
    }
  }
}
