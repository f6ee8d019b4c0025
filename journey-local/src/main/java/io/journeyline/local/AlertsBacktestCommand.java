package io.journeyline.local;

import io.journeyline.alerts.Backtest;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.alert.AlertTable;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey alerts backtest}: what the rules would have told. */
@Command(
    name = "backtest",
    description = {
      "Replay the definition's alert rules over stored series, and print what they would have",
      "told: of a running pipeline, or of an export with --export. Nothing is published."
    })
final class AlertsBacktestCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      required = true,
      description = "Judge windows that end after this moment, ISO-8601.")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      required = true,
      description = "The last moment at which a window may end.")
  private Instant to = Instant.EPOCH;

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private StoredSeriesOptions stored = new StoredSeriesOptions();

  @Override
  public Integer call() throws IOException {
    return call(Console.system());
  }

  int call(Console console) throws IOException {
    if (!from.isBefore(to)) {
      throw new CommandException("--from must be before --to", ExitCodes.USAGE);
    }
    JourneyDefinition rules = definition.load();
    if (rules.alerts().rules().isEmpty()) {
      throw new CommandException(
          "%s has no alerts; docs/alerts.md says how to write some".formatted(definition.file()),
          ExitCodes.USAGE);
    }
    List<Alert> told =
        Backtest.run(rules, stored.read(console).series(), from.toEpochMilli(), to.toEpochMilli());
    AlertTable.lines(told).forEach(console::result);
    long fired = told.stream().filter(alert -> alert.getState() == AlertState.FIRING).count();
    console.result(
        "%d alerts of %d rules from %s to %s"
            .formatted(fired, rules.alerts().rules().size(), from, to));
    return ExitCodes.OK;
  }
}
