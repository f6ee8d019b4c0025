package io.journeyline.local;

import io.journeyline.local.alert.IncidentExperiment;
import io.journeyline.local.alert.IncidentReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code journey alerts experiment}: how soon rules find incidents in simulated shops. */
@Command(
    name = "experiment",
    description = {
      "Simulate shops with incidents and without, judge them by rules and by two checks that are",
      "usual in the field, and print how many were found and how soon. docs/alerts.md explains it."
    })
final class AlertsExperimentCommand implements Callable<Integer> {
  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Shops with an incident, and as many without (default: ${DEFAULT-VALUE}).")
  private int seeds = 20;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The first of the shops' seeds (default: ${DEFAULT-VALUE}).")
  private int firstSeed = 1;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "80000",
      description = "People of each shop (default: ${DEFAULT-VALUE}).")
  private int customers = 80_000;

  @Override
  public Integer call() {
    Console console = Console.system();
    IncidentExperiment experiment = new IncidentExperiment(customers, console::status);
    IncidentReport.lines(experiment.run(firstSeed, seeds)).forEach(console::result);
    return ExitCodes.OK;
  }
}
