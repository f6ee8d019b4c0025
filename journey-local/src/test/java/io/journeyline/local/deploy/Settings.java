package io.journeyline.local.deploy;

import io.journeyline.local.JourneyCommand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The environment variables that set something. */
final class Settings {
  private Settings() {}

  /** Those of all commands' options, and the image's own. */
  static List<String> known() {
    Stream<String> options =
        new CommandLine(new JourneyCommand())
            .getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> !option.isMultiValue() || !option.splitRegex().isEmpty())
                .map(option -> option.longestName().substring("--".length()))
                .map(name -> "JOURNEYLINE_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    return Stream.concat(options, Stream.of("JOURNEYLINE_HEAP_PERCENT", "JOURNEYLINE_JAVA_OPTS"))
        .distinct()
        .toList();
  }
}
