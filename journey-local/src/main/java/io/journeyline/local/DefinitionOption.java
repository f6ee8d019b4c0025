package io.journeyline.local;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names the journey definition. */
final class DefinitionOption {
  @Option(
      names = "--definition",
      paramLabel = "FILE",
      defaultValue = "definitions/shop.yaml",
      description = "The journey definition (default: the shop's, ${DEFAULT-VALUE}).")
  private Path file = Path.of("definitions", "shop.yaml");

  /** Loads it, or ends the command with every mistake. */
  JourneyDefinition load() {
    return load(file);
  }

  /** As {@link #load()}, for another that a command takes. */
  static JourneyDefinition load(Path file) {
    Path found = Installation.definition(file);
    if (!Files.isRegularFile(found)) {
      throw new CommandException("No such definition: " + file, ExitCodes.USAGE);
    }
    try {
      return DefinitionLoader.load(found);
    } catch (DefinitionException e) {
      throw new CommandException(describe(found, e.problems()), ExitCodes.FOUND, e);
    }
  }

  Path file() {
    return Installation.definition(file);
  }

  static String describe(Path file, List<DefinitionException.Problem> problems) {
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", file + " cannot be used:", ""));
  }
}
