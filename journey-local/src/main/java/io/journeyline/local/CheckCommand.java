package io.journeyline.local;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journey check}: says whether a definition can be used, and every mistake if not. */
@Command(
    name = "check",
    description = "Check a journey definition and report every mistake with file and line.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DEFINITION", description = "The definition, a YAML or JSON file.")
  private Path definition;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(definition)) {
      throw new CommandException("No such file: " + definition, ExitCodes.USAGE);
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.println("OK: " + summary(DefinitionLoader.load(definition)));
      return ExitCodes.OK;
    } catch (DefinitionException e) {
      e.problems().forEach(out::println);
      int count = e.problems().size();
      out.println(count == 1 ? "1 mistake" : count + " mistakes");
      return ExitCodes.FOUND;
    }
  }

  private static String summary(JourneyDefinition definition) {
    return String.join(
        ", ",
        "map %s v%d".formatted(definition.map(), definition.version()),
        counted(definition.stages().size(), "stage"),
        counted(definition.touchpoints().size(), "touchpoint rule"),
        counted(definition.segments().size(), "segment"),
        counted(definition.personas().size(), "persona"),
        counted(definition.funnels().size(), "funnel"),
        "days in " + definition.zone());
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
