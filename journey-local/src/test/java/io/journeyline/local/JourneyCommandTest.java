package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.platform.PlatformException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class JourneyCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      JourneyCommand.commandLine()
          .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));

  @Test
  void shouldListExitCodesInEveryHelp() {
    assertThat(execute("--help")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("check", "Exit codes:", "./journey test");
    for (CommandLine subcommand : command.getSubcommands().values()) {
      assertThat(subcommand.getUsageMessage())
          .contains("Exit codes:")
          .doesNotContain("./journey test");
    }
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(execute("--version")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).startsWith("journey ");
  }

  @Test
  void shouldSuggestACommandForATypo() {
    assertThat(execute("chek")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("error: ", "Did you mean", "check");
  }

  @Test
  void shouldAskWhichCommand() {
    assertThat(execute()).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("Which command?", "--help");
  }

  @Test
  void shouldSayThatADefinitionIsNotThere() {
    assertThat(execute("check", "no-such.yaml")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).isEqualToIgnoringNewLines("error: No such file: no-such.yaml\n");
  }

  @Test
  void shouldEndWithOneLineWhenThePlatformIsInTheWay() {
    command.addSubcommand(
        new Failing(
            () -> {
              throw new PlatformException("Port 1 is taken.");
            }));
    assertThat(execute("fail")).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(err.toString()).isEqualToIgnoringNewLines("error: Port 1 is taken.\n");
  }

  @Test
  void shouldShowWhereAMistakeIsOnlyWhenAsked() {
    command.addSubcommand(
        new Failing(
            () -> {
              throw new IllegalStateException("oh");
            }));
    assertThat(execute("fail")).isEqualTo(ExitCodes.UNEXPECTED);
    assertThat(err.toString()).contains("unexpected failure", "--verbose").doesNotContain("\tat ");
    assertThat(execute("--verbose", "fail")).isEqualTo(ExitCodes.UNEXPECTED);
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void shouldWantKafkaAndRegistryTogether() {
    command.addSubcommand(new Opening());
    assertThat(execute("open", "--bootstrap-servers", "kafka:9092")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("belong together");
    assertThat(execute("open", "--broker-port", "70000")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--broker-port must be between 0 and 65535, but is 70000");
    assertThat(execute("open", "--partitions", "0")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--partitions must be 1 or more");
  }

  private int execute(String... arguments) {
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Fails as it is told. */
  @Command(name = "fail")
  private record Failing(Callable<Integer> failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return failure.call();
    }
  }

  /** Looks at the platform's options, but never gets as far as a platform. */
  @Command(name = "open")
  private static final class Opening implements Callable<Integer> {
    @Mixin private PlatformOptions options;

    @Override
    public Integer call() {
      assertThat(options.topics().partitions()).isPositive();
      try (OpenParts parts = new OpenParts()) {
        options.open(parts, Console.system());
      }
      return ExitCodes.OK;
    }
  }
}
