package io.journeyline.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.journeyline.local.JourneyCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class DocumentsTest {
  /** The script's own commands, which the program does not know. */
  private static final Set<String> OF_THE_SCRIPT = Set.of("test", "bench");

  private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)`");
  private static final Set<String> EVERYWHERE = Set.of("--help", "--version", "--verbose");

  private static CommandLine journey() {
    return new CommandLine(new JourneyCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  static Stream<CommandLine> commands() {
    return journey().getSubcommands().values().stream();
  }

  static List<String> documents() throws IOException {
    return Document.names();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldShowCommandLinesThatAreUnderstood(String name) {
    List<List<String>> lines = Document.of(name).commandLines();
    for (List<String> line : lines) {
      if (!OF_THE_SCRIPT.contains(line.getFirst())) {
        assertThatCode(() -> journey().parseArgs(line.toArray(String[]::new)))
            .as("./journey " + String.join(" ", line))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void shouldBeginTheReadmeWithDemoAndTest() {
    List<List<String>> lines = Document.of("README.md").commandLines();
    assertThat(lines).startsWith(List.of("demo"), List.of("test"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldDescribeEveryOptionAndNoOther(CommandLine command) {
    String section = section(command.getCommandName());
    Set<String> described = new TreeSet<>();
    OPTION.matcher(section).results().map(DocumentsTest::name).forEach(described::add);
    assertThat(described)
        .as(command.getCommandName())
        .containsAll(required(command))
        .isSubsetOf(known(command));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldLinkToFilesThatAreThere(String name) {
    assertThat(Document.of(name).linkedFiles()).allSatisfy(file -> assertThat(file).exists());
  }

  private static String section(String command) {
    Map<String, String> sections = Document.of("docs/commands.md").sections();
    assertThat(sections).containsKey(command);
    return Objects.requireNonNull(sections.get(command));
  }

  private static Set<String> required(CommandLine command) {
    Set<String> names = known(command);
    names.removeAll(EVERYWHERE);
    return names;
  }

  private static Set<String> known(CommandLine command) {
    Set<String> names = new TreeSet<>();
    command
        .getCommandSpec()
        .options()
        .forEach(option -> names.addAll(Arrays.asList(option.names())));
    names.removeIf(name -> !name.startsWith("--"));
    // The section of a command tells of the commands below it too.
    command.getSubcommands().values().forEach(below -> names.addAll(known(below)));
    return names;
  }

  private static String name(MatchResult option) {
    return option.group(1);
  }
}
