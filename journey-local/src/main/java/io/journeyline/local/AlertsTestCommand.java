package io.journeyline.local;

import io.journeyline.alerts.RuleLook;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code journey alerts test}: what a rule says now. */
@Command(
    name = "test",
    description = {
      "Judge one rule at one moment, on the series of a running pipeline or an export, and print",
      "each window with its figures and limits. Nothing is published."
    })
final class AlertsTestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RULE", description = "Id of the rule.")
  private String rule = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "The moment, ISO-8601 (default: up to which the pipeline has come).")
  private @Nullable Instant at;

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private StoredSeriesOptions stored = new StoredSeriesOptions();

  @Override
  public Integer call() throws IOException {
    Console console = Console.system();
    JourneyDefinition loaded = definition.load();
    if (loaded.alerts().rules().stream().map(AlertRule::id).noneMatch(rule::equals)) {
      throw new CommandException(
          "No alert rule '%s' in %s; there are: %s"
              .formatted(
                  rule,
                  definition.file(),
                  String.join(", ", loaded.alerts().rules().stream().map(AlertRule::id).toList())),
          ExitCodes.USAGE);
    }
    StoredSeriesOptions.Stored series = stored.read(console);
    Instant given = at;
    if (given == null && series.asOf() == Long.MIN_VALUE) {
      throw new CommandException("At which moment? Give --at", ExitCodes.USAGE);
    }
    long moment = given == null ? series.asOf() : given.toEpochMilli();
    RuleLook.lines(loaded, series.series(), rule, moment).forEach(console::result);
    return ExitCodes.OK;
  }
}
