package io.journeyline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class BenchCommandTest {
  static Stream<OptionSpec> options() {
    return BenchCommand.commandLine().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(command -> command.options().stream())
        .filter(option -> !option.usageHelp() && !option.versionHelp());
  }

  @Test
  void shouldMeasureThePipelineWhereNothingElseIsNamed() {
    assertThat(BenchCommand.withCommand()).containsExactly("pipeline");
    assertThat(BenchCommand.withCommand("--quick")).containsExactly("pipeline", "--quick");
    assertThat(BenchCommand.withCommand("identity", "--merge", "0"))
        .containsExactly("identity", "--merge", "0");
    assertThat(BenchCommand.withCommand("--help")).containsExactly("--help");
  }

  @ParameterizedTest
  @MethodSource("options")
  void shouldBeDescribed(OptionSpec option) throws IOException {
    String commands = Files.readString(Path.of("..", "docs", "commands.md"));
    String section = commands.substring(commands.indexOf("\n## bench\n"));
    assertThat(section)
        .contains(Arrays.stream(option.names()).map(name -> "`" + name + "`").toList());
  }
}
