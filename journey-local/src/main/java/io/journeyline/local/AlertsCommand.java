package io.journeyline.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journey alerts}: what deserves attention, and whether the rules are any good. */
@Command(
    name = "alerts",
    description = "Alerts of a running pipeline, silences, and what rules would have told.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AlertsListCommand.class,
      AlertsSilenceCommand.class,
      AlertsTestCommand.class,
      AlertsBacktestCommand.class,
      AlertsExperimentCommand.class
    })
final class AlertsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
