package io.journeyline.benchmarks.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.journeyline.alerts.delivery.Deliveries;
import io.journeyline.alerts.delivery.Receiver;
import io.journeyline.alerts.live.AlertsApp;
import io.journeyline.alerts.live.AlertsSettings;
import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.progress.InputClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets ten customers drop off in one channel after the other, so that the tenth drop-off of a
 * channel raises its alert, and times how long that takes to a webhook.
 */
final class AlertTimes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITIONS = 4;
  private static final int DROPS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** Not a divisor of the second in which cells are counted, so that deadlines fall anywhere. */
  private static final long PAUSE = 137;

  private static final String MAP =
      """
      map: pulse
      version: 1
      stages:
        - {id: look, timeout: PT2S}
      touchpoints:
        - {id: looked, stage: look, event: look}
      alerts:
        - {id: drops, kind: threshold, metric: dropRate, stage: look, forEach: channel, window: PT30S,
           every: PT1S, above: 0.5, minSample: 10, allowance: PT0S}
      """;

  private final Map<String, Long> deadlines = new ConcurrentHashMap<>();
  private final Map<String, Long> times = new ConcurrentHashMap<>();

  /** Milliseconds, in order. */
  record Result(List<Long> millis) {
    int count() {
      return millis.size();
    }

    long quantile(double share) {
      int rank = (int) Math.ceil(share * millis.size());
      return millis.isEmpty() ? -1 : millis.get(Math.max(0, rank - 1));
    }
  }

  static Result measure(BenchPlatform platform, int alerts)
      throws IOException, DefinitionException, InterruptedException {
    return new AlertTimes().run(platform, alerts);
  }

  @SuppressWarnings("try") // They only have to run meanwhile.
  private Result run(BenchPlatform platform, int alerts)
      throws IOException, DefinitionException, InterruptedException {
    JourneyDefinition definition = DefinitionLoader.parse(MAP, "pulse.yaml");
    Topics topics = new Topics("alerts.", PARTITIONS);
    platform.connection().provision(topics);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    try (StreamsApp app = streams(platform, topics, definition);
        AlertsApp judge =
            AlertsApp.start(
                new AlertsSettings(
                    topics, platform.connection().kafka(), false, InstantSource.system()),
                definition,
                platform.connection().wireFormat());
        Deliveries deliveries =
            Deliveries.start(
                List.of(receiver(server)),
                topics,
                platform.connection().kafka(),
                platform.connection().wireFormat());
        TouchpointPublisher publisher =
            platform.connection().publisher(topics, definition, platform.customerIds())) {
      raise("warm", 20, publisher);
      Thread.sleep(WARM_UP);
      times.clear();
      raise("c", alerts, publisher);
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (times.size() < alerts && System.nanoTime() < until && app.failure() == null) {
        Thread.sleep(Duration.ofMillis(100));
      }
    } finally {
      server.stop(0);
    }
    return new Result(times.values().stream().sorted().toList());
  }

  private static StreamsApp streams(
      BenchPlatform platform, Topics topics, JourneyDefinition definition) {
    return StreamsApp.start(
        StreamsSettings.local(
            platform.connection().bootstrapServers(),
            topics.prefix() + "pipeline",
            topics,
            new InputClock.Wall(),
            platform.folder().resolve("alerts-state"),
            2),
        definition,
        platform.customerIds(),
        platform.connection().wireFormat());
  }

  private static Receiver receiver(HttpServer server) {
    return new Receiver(
        "bench",
        Receiver.Type.WEBHOOK,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
        null,
        true,
        Set.of(),
        Duration.ofHours(1));
  }

  private void raise(String name, int alerts, TouchpointPublisher publisher)
      throws InterruptedException {
    for (int number = 0; number < alerts; number++) {
      String channel = name + number;
      long at = System.currentTimeMillis();
      deadlines.put(channel, at + TIMEOUT.toMillis());
      for (int customer = 0; customer < DROPS; customer++) {
        var _ = publisher.send(new Ingested.Accepted(look(channel, channel + "-" + customer, at)));
      }
      publisher.flush();
      Thread.sleep(Duration.ofMillis(PAUSE));
    }
  }

  private static Touchpoint look(String channel, String user, long at) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setEventId(user);
    touchpoint.setSource("site");
    touchpoint.setChannel(channel);
    touchpoint.setType("look");
    touchpoint.setOccurredAt(at);
    touchpoint.setReceivedAt(at);
    touchpoint.setIdentifiers(new ArrayList<>(List.of(new Identifier("user_id", user))));
    touchpoint.setProperties(Map.of());
    touchpoint.setTraits(Map.of());
    return touchpoint;
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.currentTimeMillis();
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    if (body.path("type").asText().equals("alert.firing")) {
      String channel = body.path("data").path("dimensions").path("channel").asText();
      Long deadline = deadlines.get(channel);
      if (deadline != null) {
        times.putIfAbsent(channel, now - deadline);
      }
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
