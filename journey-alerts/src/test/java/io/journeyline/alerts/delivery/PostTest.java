package io.journeyline.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostTest {
  private static final Instant NOW = Instant.parse("2026-02-02T10:00:00Z");

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;
  private Post post;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ok", exchange -> answer(exchange, 204));
    server.createContext("/broken", exchange -> answer(exchange, 500));
    server.createContext("/gone", exchange -> answer(exchange, 410));
    server.createContext("/moved", this::redirect);
    server.createContext("/hangs", this::hang);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    post = new Post(InstantSource.fixed(NOW), Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() {
    never.countDown();
    post.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    List<String> signature = exchange.getRequestHeaders().get("webhook-signature");
    signatures.add(signature == null ? "" : signature.getFirst());
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", url("/ok").toString());
    exchange.sendResponseHeaders(307, -1);
    exchange.close();
  }

  private void hang(HttpExchange exchange) throws IOException {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private Receiver receiver(Receiver.Type type, String path, boolean allowPrivate) {
    return new Receiver(
        "ops", type, url(path), "whsec_aGk=", allowPrivate, Set.of(), Duration.ofHours(1));
  }

  static Alert alert(AlertState state) {
    return Alert.newBuilder()
        .setId("a1")
        .setMap("shop")
        .setVersion(1)
        .setRule("checkout")
        .setKind("seasonal")
        .setMetric("conversion of checkout")
        .setDimensions(Map.of("channel", "web"))
        .setSeverity("critical")
        .setRunbook("https://wiki.example.com/x")
        .setState(state)
        .setFrom(0)
        .setTo(3_600_000)
        .setSince(3_600_000)
        .setChangedAt(3_600_000)
        .setWatermark(3_660_000)
        .setN(100)
        .setCounted(30)
        .setValue(0.3)
        .setExpected(0.5)
        .build();
  }

  private boolean send(Receiver receiver) throws DeliveryException, InterruptedException {
    return post.send(receiver, Letter.of(receiver, alert(AlertState.FIRING)));
  }

  @Test
  void shouldSendASignedWebhookThatHasTheSameIdEachTime() throws Exception {
    Receiver receiver = receiver(Receiver.Type.WEBHOOK, "/ok", true);
    assertThat(send(receiver)).isTrue();
    assertThat(bodies.getFirst())
        .contains("\"type\":\"alert.firing\"")
        .contains("\"rule\":\"checkout\"");
    assertThat(signatures.getFirst())
        .isEqualTo(
            StandardWebhook.sign(
                "whsec_aGk=", "a1.firing", NOW.getEpochSecond(), bodies.getFirst()));
  }

  @Test
  void shouldSpeakToAlertmanagerByItsSecondApi() {
    Receiver receiver = receiver(Receiver.Type.ALERTMANAGER, "", true);
    Letter firing = Letter.of(receiver, alert(AlertState.FIRING));
    assertThat(firing.url()).isEqualTo(url("/api/v2/alerts"));
    assertThat(firing.body())
        .startsWith("[{\"labels\":{\"alertname\":\"checkout\"")
        .contains("\"channel\":\"web\"")
        .contains("\"startsAt\":\"1970-01-01T01:00:00Z\"")
        .contains("\"endsAt\":\"1970-01-08T01:00:00Z\"")
        .contains("\"runbook_url\":\"https://wiki.example.com/x\"");
    assertThat(Letter.of(receiver, alert(AlertState.RESOLVED)).body())
        .contains("\"endsAt\":\"1970-01-01T01:00:00Z\"");
  }

  @Test
  void shouldWriteWhatSlackCanShow() {
    Letter letter = Letter.of(receiver(Receiver.Type.SLACK, "/ok", true), alert(AlertState.FIRING));
    assertThat(letter.body())
        .startsWith("{\"text\":\"")
        .contains("*FIRING* checkout: conversion of checkout")
        .contains("<https://wiki.example.com/x|Runbook>");
  }

  @Test
  void shouldRefuseAPrivateAddressUnlessAllowed() {
    assertThatThrownBy(() -> send(receiver(Receiver.Type.WEBHOOK, "/ok", false)))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("allowPrivate");
    assertThat(bodies).isEmpty();
  }

  @Test
  void shouldNotFollowRedirects() {
    assertThatThrownBy(() -> send(receiver(Receiver.Type.WEBHOOK, "/moved", true)))
        .hasMessageContaining("redirects are not followed");
    assertThat(bodies).isEmpty();
  }

  @Test
  void shouldGiveUpWaitingForOneThatHangs() {
    assertThatThrownBy(() -> send(receiver(Receiver.Type.WEBHOOK, "/hangs", true)))
        .hasMessageContaining("did not answer within 1 s");
  }

  @Test
  void shouldTryAgainAfterAFailureButNotWhereNothingIsWanted() throws Exception {
    assertThatThrownBy(() -> send(receiver(Receiver.Type.WEBHOOK, "/broken", true)))
        .hasMessageContaining("answered 500");
    assertThat(send(receiver(Receiver.Type.WEBHOOK, "/gone", true))).isFalse();
  }
}
