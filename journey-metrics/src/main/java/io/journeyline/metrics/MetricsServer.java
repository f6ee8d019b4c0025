package io.journeyline.metrics;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of a process that has no other: {@code /metrics}, {@code /health}, {@code
 * /health/live} and {@code /health/ready}.
 */
public final class MetricsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final int MAX_REQUESTS = 16;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final WebServer server;

  private MetricsServer(WebServer server) {
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @throws IOException when it cannot listen, naming the address and the setting to change
   */
  public static MetricsServer start(MetricsSettings settings, Metrics metrics, Health health)
      throws IOException {
    return start(settings, metrics, health, Map.of());
  }

  /**
   * Starts listening.
   *
   * @param posts what answers POST, by path
   * @throws IOException when it cannot listen, naming the address and the setting to change
   */
  public static MetricsServer start(
      MetricsSettings settings, Metrics metrics, Health health, Map<String, Handler> posts)
      throws IOException {
    ListenAddress address = new ListenAddress(settings.host(), settings.port(), "--metrics-port");
    address.checkFree();
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxConcurrentRequests(MAX_REQUESTS)
            .shutdownGracePeriod(GRACE)
            .shutdownHook(false)
            .routing(routing(settings, metrics, health, posts))
            .build();
    try {
      server.start();
    } catch (IllegalStateException | UncheckedIOException e) {
      throw address.unusable(e);
    }
    LOG.info("Metrics at http://{}:{}/metrics", settings.host(), server.port());
    return new MetricsServer(server);
  }

  private static HttpRouting.Builder routing(
      MetricsSettings settings, Metrics metrics, Health health, Map<String, Handler> posts) {
    Handler live =
        (_, response) -> {
          Health.Report report = health.report();
          answer(response, report, report.live());
        };
    HttpRouting.Builder routing = HttpRouting.builder();
    posts.forEach(routing::post);
    return routing
        .get("/metrics", new MetricsRoute(metrics, settings.access()))
        .get("/health", live)
        .get("/health/live", live)
        .get(
            "/health/ready",
            (_, response) -> {
              Health.Report report = health.report();
              answer(response, report, report.live() && report.ready());
            });
  }

  private static void answer(ServerResponse response, Health.Report report, boolean well) {
    response
        .status(well ? OK : UNAVAILABLE)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(
            "{\"status\":\"%s\",\"ready\":%s,\"state\":\"%s\"}"
                .formatted(report.live() ? "up" : "down", report.ready(), report.state()));
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
