package io.journeyline.local;

import io.journeyline.local.alert.AlertTable;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey alerts list}: what there is. */
@Command(name = "list", description = "List the alerts that fire, or all that there were.")
final class AlertsListCommand implements Callable<Integer> {
  @Option(names = "--all", description = "Also those that were resolved or retracted.")
  private boolean all;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    Console console = Console.system();
    Connection kafka = connection.connection();
    List<Alert> alerts =
        kafka.facts(connection.existingTopics()).alerts().values().stream()
            .filter(alert -> all || alert.getState() == AlertState.FIRING)
            .sorted(Comparator.comparingLong(Alert::getChangedAt))
            .toList();
    AlertTable.lines(alerts).forEach(console::result);
    console.result("%d alerts%s".formatted(alerts.size(), all ? "" : " fire"));
    return ExitCodes.OK;
  }
}
