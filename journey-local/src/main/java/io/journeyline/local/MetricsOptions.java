package io.journeyline.local;

import io.helidon.webserver.http.Handler;
import io.journeyline.metrics.Health;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsServer;
import io.journeyline.metrics.MetricsSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a process without another HTTP server serves its metrics and health. */
final class MetricsOptions {
  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = {
        "Serve /metrics (for Prometheus) and /health on this port, 0 for a free one.",
        "Without it, neither is served."
      })
  private @Nullable Integer port;

  @Option(
      names = "--metrics-host",
      paramLabel = "ADDRESS",
      defaultValue = MetricsSettings.DEFAULT_HOST,
      description = {
        "Address to serve them on (default: ${DEFAULT-VALUE}).",
        "One that others can reach needs --metrics-token."
      })
  private String host = MetricsSettings.DEFAULT_HOST;

  @Mixin private MetricsTokenOption token = new MetricsTokenOption();

  /** Whether metrics are wanted. */
  boolean served() {
    return port != null;
  }

  /** The address that they are to be served on. */
  String host() {
    return host;
  }

  /** Starts to serve if it is wanted, and says where. */
  void serve(Metrics metrics, Health health, OpenParts parts, Console console) {
    if (served()) {
      announce(listen(metrics, health, Map.of(), parts), console);
    }
  }

  /**
   * Starts to serve and says nothing.
   *
   * @param posts what answers POST, by path
   */
  MetricsServer listen(
      Metrics metrics, Health health, Map<String, Handler> posts, OpenParts parts) {
    try {
      MetricsSettings settings =
          new MetricsSettings(host, Objects.requireNonNull(port), token.access());
      return parts.add(MetricsServer.start(settings, metrics, health, posts));
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.USAGE, e);
    } catch (IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.ENVIRONMENT, e);
    }
  }

  /** Says where metrics are. */
  void announce(MetricsServer server, Console console) {
    console.result("Metrics at http://%s:%d/metrics".formatted(host, server.port()));
  }
}
