package io.journeyline.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.TlsConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.Answer;
import io.journeyline.metrics.ListenAddress;
import io.journeyline.metrics.MetricsRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that takes touchpoints, running from {@link #start} to {@link #close}. */
public final class IngestServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);

  static final int MAX_REQUESTS = 256;
  private static final int MAX_CONNECTIONS = 2_048;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final WebServer server;
  private final Delivery delivery;

  private IngestServer(WebServer server, Delivery delivery) {
    this.server = server;
    this.delivery = delivery;
  }

  /**
   * Starts listening.
   *
   * @throws IOException when it cannot listen, naming the address and the setting to change
   * @throws IllegalArgumentException naming each source that cannot work with its settings
   */
  public static IngestServer start(IngestSettings settings, IngestParts parts) throws IOException {
    List<Mounted> mounted = Mounting.of(settings);
    ListenAddress address = new ListenAddress(settings.host(), settings.port(), "--ingest-port");
    address.checkFree();
    RecentEvents recent = new RecentEvents(RecentEvents.DEFAULT_ENTRIES);
    Delivery delivery =
        new Delivery(Reception.remembering(parts.publisher(), recent), settings.publishTimeout());
    InFlight inFlight = new InFlight(MAX_REQUESTS, settings.maxInFlight());
    Reception reception = new Reception(inFlight, delivery, recent, parts);
    WebServer server =
        builder(settings).routing(routing(settings, mounted, delivery, reception, parts)).build();
    try {
      server.start();
    } catch (IllegalStateException | UncheckedIOException e) {
      delivery.close();
      throw address.unusable(e);
    }
    LOG.info("Ingest listens on {}:{}", settings.host(), server.port());
    if (settings.acceptsAnyKey()) {
      LOG.warn(
          "Ingest has no write keys: it accepts any key, from this machine only; set"
              + " --write-keys to change that");
    }
    return new IngestServer(server, delivery);
  }

  /** Starts listening with nothing but a publisher. */
  public static IngestServer start(IngestSettings settings, Publisher publisher)
      throws IOException {
    return start(settings, IngestParts.of(publisher));
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Stops listening, lets running requests end, and returns. */
  @Override
  public void close() {
    server.stop();
    delivery.close();
  }

  private static WebServerConfig.Builder builder(IngestSettings settings) throws IOException {
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxTcpConnections(MAX_CONNECTIONS)
            .contentEncoding(new EncodedAsSent())
            .shutdownGracePeriod(GRACE)
            .shutdownHook(false);
    @Nullable Tls files = settings.tls();
    if (files == null) {
      return builder;
    }
    Keys keys = files.keys();
    return builder.tls(TlsConfig.builder().privateKey(keys).privateKeyCertChain(keys).build());
  }

  private static HttpRouting.Builder routing(
      IngestSettings settings,
      List<Mounted> mounted,
      Delivery delivery,
      Reception reception,
      IngestParts parts) {
    Answer openApi = Answer.json(200, OpenApi.document(mounted));
    Answer index = index(settings, mounted);
    return HttpRouting.builder()
        .get("/health", (_, response) -> Entrance.send(response, health(delivery)))
        .get("/ready", (_, response) -> Entrance.send(response, ready(delivery)))
        .get("/metrics", new MetricsRoute(parts.metrics(), parts.metricsAccess()))
        .get("/openapi.json", (_, response) -> Entrance.send(response, openApi))
        .get("/", (_, response) -> Entrance.send(response, index))
        .any(new Entrance(new RoutingTable(mounted), reception));
  }

  private static Answer health(Delivery delivery) {
    ObjectNode health = Json.MAPPER.createObjectNode().put("status", "up");
    return Answer.json(200, health.put("kafka", delivery.isFailing() ? "failing" : "ok"));
  }

  /** Not ready while Kafka does not take records, so that a balancer tries another instance. */
  private static Answer ready(Delivery delivery) {
    ObjectNode ready = Json.MAPPER.createObjectNode();
    return delivery.isReady()
        ? Answer.json(200, ready.put("status", "up"))
        : Answer.json(503, ready.put("status", "down"));
  }

  private static Answer index(IngestSettings settings, List<Mounted> mounted) {
    ObjectNode index = Json.MAPPER.createObjectNode().put("name", "journey-ingest");
    index.put("writeKeys", settings.acceptsAnyKey() ? "any, from this machine" : "required");
    ArrayNode sources = index.putArray("sources");
    for (ConfiguredSource source : settings.sources()) {
      sources
          .addObject()
          .put("id", source.settings().id())
          .put("type", source.type().id())
          .put("title", source.type().title());
    }
    for (ConfiguredTopic topic : settings.topics()) {
      ObjectNode entry =
          sources
              .addObject()
              .put("id", topic.settings().id())
              .put("type", topic.type().id())
              .put("title", topic.type().title());
      topic.topics().forEach(entry.putArray("topics")::add);
    }
    ArrayNode routes = index.putArray("routes");
    mounted.stream()
        .map(one -> one.route().method() + " " + one.route().path())
        .sorted()
        .distinct()
        .forEach(routes::add);
    for (String own : List.of("/health", "/ready", "/metrics", "/openapi.json")) {
      routes.add("GET " + own);
    }
    return Answer.json(200, index);
  }
}
