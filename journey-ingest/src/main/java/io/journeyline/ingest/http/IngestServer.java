package io.journeyline.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.metrics.MetricsRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that takes touchpoints, running from {@link #start} to {@link #close}. */
public final class IngestServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);

  /** Routes below /v1/ and the kind of event that each takes; browsers use the first letters. */
  private static final Map<String, String> ROUTES =
      Map.ofEntries(
          Map.entry("track", "track"),
          Map.entry("identify", "identify"),
          Map.entry("page", "page"),
          Map.entry("screen", "screen"),
          Map.entry("group", "group"),
          Map.entry("alias", "alias"),
          Map.entry("batch", SegmentRequests.BATCH),
          Map.entry("import", SegmentRequests.BATCH),
          Map.entry("t", "track"),
          Map.entry("i", "identify"),
          Map.entry("p", "page"),
          Map.entry("s", "screen"),
          Map.entry("g", "group"),
          Map.entry("a", "alias"),
          Map.entry("b", SegmentRequests.BATCH));

  /** Bounds memory: each request holds at most one batch. */
  private static final int MAX_REQUESTS = 256;

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
   * @param clock tells when a request is received
   * @throws IOException when it cannot listen, naming the address and the setting to change
   */
  public static IngestServer start(
      IngestSettings settings, Publisher publisher, InstantSource clock) throws IOException {
    return start(settings, publisher, clock, new Metrics(), MetricsAccess.LOCAL);
  }

  /**
   * Starts listening, and serves the metrics of the process too.
   *
   * @param clock tells when a request is received
   * @throws IOException when it cannot listen, naming the address and the setting to change
   */
  public static IngestServer start(
      IngestSettings settings,
      Publisher publisher,
      InstantSource clock,
      Metrics metrics,
      MetricsAccess access)
      throws IOException {
    checkFree(settings);
    WriteKeys keys = new WriteKeys(settings.writeKeys());
    Delivery delivery = new Delivery(publisher, settings.publishTimeout());
    HttpRouting.Builder routing = HttpRouting.builder();
    SegmentRequests requests = new SegmentRequests(settings.channel());
    ROUTES.forEach(
        (path, kind) -> {
          SegmentHandler handler = new SegmentHandler(kind, keys, requests, delivery, clock);
          routing.post("/v1/" + path, handler).post("/v1/" + path + "/", handler);
        });
    routing.get("/health", (request, response) -> health(response, delivery));
    routing.get("/metrics", new MetricsRoute(metrics, access));
    routing.get("/", (request, response) -> index(response, keys));
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .maxConcurrentRequests(MAX_REQUESTS)
            .shutdownGracePeriod(GRACE)
            .shutdownHook(false)
            .routing(routing)
            .build();
    try {
      server.start();
    } catch (IllegalStateException | UncheckedIOException e) {
      delivery.close();
      throw new IOException(cannotListen(settings, e.getMessage()), e);
    }
    LOG.info("Ingest listens on http://{}:{}", settings.host(), server.port());
    if (keys.isOpen()) {
      LOG.warn(
          "Ingest has no write keys: it accepts any key, from this machine only; set"
              + " --write-keys to change that");
    }
    return new IngestServer(server, delivery);
  }

  /** Starts listening, by the system's clock. */
  public static IngestServer start(IngestSettings settings, Publisher publisher)
      throws IOException {
    return start(settings, publisher, InstantSource.system());
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

  /** The server would say only that it could not start. */
  private static void checkFree(IngestSettings settings) throws IOException {
    if (settings.port() == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw new IOException(cannotListen(settings, e.getMessage()), e);
    }
  }

  private static String cannotListen(IngestSettings settings, @Nullable String why) {
    return "cannot listen on "
        + settings.host()
        + ":"
        + settings.port()
        + " ("
        + why
        + "); stop what uses the port, or set another one with --ingest-port";
  }

  private static void health(ServerResponse response, Delivery delivery) {
    ObjectNode health = Json.MAPPER.createObjectNode().put("status", "up");
    health.put("kafka", delivery.isFailing() ? "failing" : "ok");
    Answers.json(response, 200, health);
  }

  private static void index(ServerResponse response, WriteKeys keys) {
    ObjectNode index = Json.MAPPER.createObjectNode().put("name", "journey-ingest");
    index.put("writeKeys", keys.isOpen() ? "any, from this machine" : "required");
    ArrayNode routes = index.putArray("routes");
    new TreeMap<>(ROUTES).keySet().forEach(path -> routes.add("POST /v1/" + path));
    routes.add("GET /health").add("GET /metrics");
    Answers.json(response, 200, index);
  }
}
