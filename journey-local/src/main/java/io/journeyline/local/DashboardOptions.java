package io.journeyline.local;

import io.journeyline.dashboard.Dashboard;
import io.journeyline.dashboard.DashboardSettings;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the dashboard listens. */
final class DashboardOptions {
  @Option(
      names = "--dashboard-host",
      paramLabel = "ADDRESS",
      defaultValue = DashboardSettings.DEFAULT_HOST,
      description = "Address that the dashboard listens on (default: ${DEFAULT-VALUE}).")
  private String host = DashboardSettings.DEFAULT_HOST;

  @Option(
      names = "--dashboard-port",
      paramLabel = "PORT",
      defaultValue = "" + DashboardSettings.DEFAULT_PORT,
      description = "Port of the dashboard, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port = DashboardSettings.DEFAULT_PORT;

  /** Starts it, and returns where a browser finds it. */
  String start(
      OpenParts parts,
      JourneyDefinition definition,
      Connection connection,
      Topics topics,
      Path folder,
      Metrics metrics,
      MetricsAccess access) {
    try {
      DashboardSettings settings =
          new DashboardSettings(
              host, port, DashboardSettings.DEFAULT_LISTENERS, DashboardSettings.DEFAULT_CACHE);
      Dashboard dashboard =
          parts.add(
              Dashboard.start(
                  settings,
                  definition,
                  new Dashboard.Source(connection.kafka(), connection.wireFormat(), topics, folder),
                  metrics,
                  access));
      return "http://%s:%d/".formatted(host, dashboard.port());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.USAGE, e);
    } catch (IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.ENVIRONMENT, e);
    }
  }
}
