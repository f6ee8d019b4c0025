package io.journeyline.dashboard;

import io.helidon.webserver.WebServer;
import io.journeyline.dashboard.api.Server;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.DecisionLog;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.dashboard.web.WebFiles;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.metrics.ListenAddress;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.schemas.Action;
import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboard: its read model and its HTTP server, running until {@link #close}. */
public final class Dashboard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Others wait until one is free: each takes memory, whether or not it is told anything. */
  private static final int MAX_CONNECTIONS = 2_048;

  private static final int LARGEST_BODY = 65_536;

  private final WebServer server;
  private final LiveFeed feed;
  private final @Nullable ReadModel model;
  private final List<DecisionLog<?>> logs;

  private Dashboard(
      WebServer server, LiveFeed feed, @Nullable ReadModel model, List<DecisionLog<?>> logs) {
    this.server = server;
    this.feed = feed;
    this.model = model;
    this.logs = logs;
  }

  /**
   * What the dashboard reads.
   *
   * @param kafka settings of the consumer, with {@code bootstrap.servers}
   * @param folder of its store, for this process alone
   * @param customers where single customers are looked up; null: nowhere
   */
  public record Source(
      Map<String, ?> kafka,
      WireFormat wire,
      Topics topics,
      Path folder,
      @Nullable CustomerSource customers) {}

  /**
   * Starts to read and to listen.
   *
   * @throws IOException when it cannot listen or use its folder, naming it and what to do
   */
  public static Dashboard start(
      DashboardSettings settings,
      JourneyDefinition definition,
      Source source,
      Metrics metrics,
      MetricsAccess metricsAccess)
      throws IOException {
    ListenAddress address = new ListenAddress(settings.host(), settings.port(), "--dashboard-port");
    address.checkFree();
    LiveFeed feed = new LiveFeed();
    ReadModel model =
        ReadModel.open(
            source.kafka(),
            source.wire(),
            source.topics(),
            source.folder(),
            settings.cacheBytes(),
            feed);
    try {
      return serve(
          settings,
          definition,
          model,
          source.customers(),
          model,
          new DecisionLog<>(source.kafka(), source.wire(), source.topics().actions),
          new DecisionLog<>(source.kafka(), source.wire(), source.topics().alertSilences),
          feed,
          metrics,
          metricsAccess);
    } catch (IllegalStateException | UncheckedIOException e) {
      feed.close();
      model.close();
      throw address.unusable(e);
    }
  }

  /** Serves a model that is there already, and does not close it. */
  static Dashboard serve(
      DashboardSettings settings,
      JourneyDefinition definition,
      Model model,
      LiveFeed feed,
      @Nullable CustomerSource customers) {
    return serve(
        settings,
        definition,
        model,
        customers,
        null,
        null,
        null,
        feed,
        new Metrics(),
        MetricsAccess.LOCAL);
  }

  private static Dashboard serve(
      DashboardSettings settings,
      JourneyDefinition definition,
      Model model,
      @Nullable CustomerSource customers,
      @Nullable ReadModel owned,
      @Nullable DecisionLog<Action> actions,
      @Nullable DecisionLog<AlertSilence> silences,
      LiveFeed feed,
      Metrics metrics,
      MetricsAccess metricsAccess) {
    Server api =
        new Server(
            new Server.Parts(
                definition,
                model,
                feed,
                new WebFiles(Dashboard.class.getClassLoader()),
                metrics,
                metricsAccess,
                settings.mostListeners(),
                settings.access(),
                settings.hideBelow(),
                customers,
                actions,
                silences));
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxTcpConnections(MAX_CONNECTIONS)
            .maxPayloadSize(LARGEST_BODY)
            .shutdownGracePeriod(GRACE)
            .shutdownHook(false)
            .routing(api.routing())
            .directHandlers(api.refusals())
            .build();
    server.start();
    LOG.info("Dashboard at http://{}:{}/", settings.host(), server.port());
    List<DecisionLog<?>> logs = new ArrayList<>();
    Stream.of(actions, silences).filter(Objects::nonNull).forEach(logs::add);
    return new Dashboard(server, feed, owned, logs);
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    feed.close();
    server.stop();
    logs.forEach(DecisionLog::close);
    if (model != null) {
      model.close();
    }
  }
}
