package io.journeyline.local;

import io.journeyline.local.simulator.SimulateCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code journey} command: its subcommands do the work. */
@Command(
    name = "journey",
    description = "Customer journeys from touchpoint events, live and exact.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      MapCommand.class,
      StoryCommand.class,
      TargetsCommand.class,
      ActionsCommand.class,
      VerifyCommand.class,
      WhoCommand.class,
      SuppressCommand.class,
      SentimentCommand.class,
      WhatIfCommand.class,
      AlertsCommand.class,
      ReplayCommand.class,
      OracleCommand.class,
      SimulateCommand.class,
      CheckCommand.class,
      ChaosCommand.class,
      IngestCommand.class,
      StreamsCommand.class,
      DashboardCommand.class
    },
    versionProvider = JourneyCommand.Version.class,
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, and something was found: cells that differ, mistakes in a definition; or nobody was",
      "2:a wrong option or argument, or a file that is not there",
      "3:a port, a folder, Kafka or the registry does not allow it",
      "4:a mistake in Journeyline itself"
    })
public final class JourneyCommand implements Runnable {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure comes from.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  static void main(String[] args) {
    NameLookups.keepBriefly();
    // The web server logs its life through the JDK's logging, which would write to the terminal.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    Failures failures = new Failures();
    CommandLine command = new CommandLine(new JourneyCommand());
    // Here, for subcommands inherit a footer that stands in the annotation.
    command
        .getCommandSpec()
        .usageMessage()
        .footer(
            "",
            "`./journey COMMAND --help` says more of each. `./journey test` builds everything and runs every test.");
    return command
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setDefaultValueProvider(new SettingDefaults(System.getProperties(), System.getenv()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  boolean verbose() {
    return verbose;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = JourneyCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "journey " + (version == null ? "(not built as a jar)" : version),
        "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
      };
    }
  }
}
