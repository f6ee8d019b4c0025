package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.ingest.http.IngestConfig;
import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.http.IngestSettings;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients as their makers publish them, in Node and in a browser, at a server with troubles. */
@ExtendWith(LocalPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int EVENTS = 10;

  private final LocalPlatform platform;
  @TempDir private Path folder;
  private Pipeline pipeline;
  private TouchpointPublisher publisher;

  ClientsIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void makeTopics() throws Exception {
    ClientPackages.install();
    pipeline = Pipeline.create(platform, "clients.");
    publisher = pipeline.publisher();
  }

  @AfterAll
  void end() {
    if (publisher != null) {
      publisher.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segment-node.mjs",
        "rudder-node.mjs",
        "posthog-node.mjs",
        "segment-browser.html",
        "rudder-browser.html"
      })
  void shouldTakeOnceWhatIsSentThroughRefusalsAndARestart(String file) throws Exception {
    String client = file.substring(0, file.indexOf('.'));
    Path own = Files.createDirectory(folder.resolve(client));
    Gate gate = new Gate(publisher);
    IngestSettings settings = settings(own);
    IngestServer server = IngestServer.start(settings, gate);
    try (Sender sender = Sender.start(file, own, "http://127.0.0.1:" + settings.port())) {
      sender.send(EVENTS);
      awaitPublished(gate, client, EVENTS, sender);

      gate.shut();
      sender.send(EVENTS);
      await().alias(client + " is told 503").atMost(PATIENCE).until(() -> gate.refused() > 1);
      gate.open();
      awaitPublished(gate, client, 2 * EVENTS, sender);

      server.close();
      sender.send(EVENTS);
      awaitAttempt(settings.port());
      server = IngestServer.start(settings, gate);
      awaitPublished(gate, client, 3 * EVENTS, sender);
      sender.end();
    } finally {
      server.close();
    }
    assertEachOnce(client, 3 * EVENTS);
  }

  /** Browsers are told where to send to, so the server must know. */
  private static IngestSettings settings(Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("ingest.yaml"),
            """
            ingest:
              port: %d
              public-url: http://127.0.0.1:%d
            sources:
              - type: segment
              - type: posthog
            """
                .formatted(port, port));
    return IngestConfig.load(config, IngestConfig.Overrides.NONE);
  }

  private static void awaitPublished(Gate gate, String client, int events, Sender sender) {
    Set<String> expected = names(client, events);
    try {
      await().atMost(PATIENCE).until(() -> gate.published().containsAll(expected));
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      Set<String> missing = new HashSet<>(expected);
      missing.removeAll(gate.published());
      throw new AssertionError(missing + " did not arrive; the sender said: " + sender.said(), e);
    }
  }

  /** Takes the place of the server, and hangs up on the first who comes. */
  private static void awaitAttempt(int port) throws IOException {
    try (ServerSocket place = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      place.setSoTimeout((int) PATIENCE.toMillis());
      try (Socket socket = place.accept()) {
        assertThat(socket.isConnected()).isTrue();
      } catch (SocketTimeoutException e) {
        throw new AssertionError("nothing was sent while the server was away", e);
      }
    }
  }

  /**
   * What is there twice under one id counts once: a sender may repeat what it got no answer for.
   */
  private void assertEachOnce(String client, int events) {
    TouchpointLog log = pipeline.connection().log(pipeline.topics());
    TouchpointLog.Cut cut = log.read(log.ends());
    assertThat(cut.rejected()).isEmpty();
    List<Touchpoint> own =
        cut.touchpoints().stream().filter(t -> t.getType().startsWith(client + " ")).toList();
    Map<String, Set<String>> ids =
        own.stream()
            .collect(
                Collectors.groupingBy(
                    Touchpoint::getType,
                    TreeMap::new,
                    Collectors.mapping(Touchpoint::getEventId, Collectors.toSet())));
    assertThat(ids.keySet()).isEqualTo(names(client, events));
    assertThat(ids).allSatisfy((name, its) -> assertThat(its).as(name).hasSize(1));
    assertThat(own.stream().map(Touchpoint::getEventId).distinct()).hasSize(events);
  }

  private static Set<String> names(String client, int events) {
    return IntStream.range(0, events)
        .mapToObj(number -> client + " " + number)
        .collect(Collectors.toSet());
  }
}
