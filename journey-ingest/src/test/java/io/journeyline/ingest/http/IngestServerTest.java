package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.segment.SegmentSource;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestServerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TRACK =
      "{\"event\":\"Order Completed\",\"userId\":\"u1\",\"messageId\":\"m1\","
          + "\"timestamp\":\"2026-03-01T10:00:00Z\"}";

  private final FakePublisher publisher = new FakePublisher();
  private final HttpClient client = HttpClient.newHttpClient();
  private IngestServer server = start(List.of());

  private IngestServer start(List<String> keys) {
    try {
      return IngestServer.start(
          new IngestSettings("127.0.0.1", 0, keys, Duration.ofMillis(300), "web"),
          IngestParts.of(publisher).withClock(InstantSource.fixed(NOW)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void shouldListen() {
    assertThat(server.port()).isPositive();
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void shouldPublishATrackEvent() throws Exception {
    HttpResponse<String> response =
        post(
            "/v1/track",
            """
            {"event":"Order Completed","userId":7,"anonymousId":"a1","messageId":"m1",
             "timestamp":"2026-03-01T10:00:00.000Z","sentAt":"2026-03-01T10:30:00Z",
             "properties":{"revenue":"49.90","currency":"eur","cart":{"items":2}},
             "context":{"campaign":{"name":"spring","clicks":3},"traits":{"email":"a@example.com"},
               "consent":{"categoryPreferences":{"Ads":false}}}}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"success\":true}");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    Touchpoint touchpoint = publisher.touchpoints.getFirst();
    assertThat(touchpoint.getEventId()).isEqualTo("m1");
    assertThat(touchpoint.getSource()).isEqualTo("segment");
    assertThat(touchpoint.getChannel()).isEqualTo("web");
    assertThat(touchpoint.getType()).isEqualTo("Order Completed");
    assertThat(Instant.ofEpochMilli(touchpoint.getOccurredAt()))
        .as("half an hour before it was received, by the device's own clock")
        .isEqualTo(NOW.minus(Duration.ofMinutes(30)));
    assertThat(touchpoint.getReceivedAt()).isEqualTo(NOW.toEpochMilli());
    assertThat(touchpoint.getIdentifiers())
        .containsExactlyInAnyOrder(
            new Identifier("user_id", "7"),
            new Identifier("anonymous_id", "a1"),
            new Identifier("email", "a@example.com"));
    assertThat(touchpoint.getValue()).isEqualTo(new Money(49_900_000L, "EUR"));
    assertThat(touchpoint.getProperties()).containsEntry("cart.items", 2L);
    assertThat(touchpoint.getTraits()).containsEntry("email", "a@example.com");
    assertThat(touchpoint.getCampaign()).containsEntry("clicks", "3");
    assertThat(touchpoint.getConsent()).containsEntry("Ads", false);
  }

  @Test
  void shouldTakeEveryRoute() throws Exception {
    for (String route : List.of("page", "screen/", "identify", "group", "alias", "p", "t")) {
      String body = "{\"userId\":\"u\",\"previousId\":\"v\",\"event\":\"Visit\"}";
      assertThat(post("/v1/" + route, body).statusCode()).as(route).isEqualTo(200);
    }
    String batch = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}]}";
    assertThat(post("/v1/import/", batch).statusCode()).isEqualTo(200);
    assertThat(post("/v1/b", batch).statusCode()).isEqualTo(200);

    assertThat(publisher.touchpoints)
        .extracting(Touchpoint::getType)
        .containsExactly(
            "Page Viewed",
            "Screen Viewed",
            "Identify",
            "Group",
            "Alias",
            "Page Viewed",
            "Visit",
            "Page Viewed",
            "Page Viewed");
    assertThat(publisher.touchpoints.get(1).getChannel()).isEqualTo("mobile");
    assertThat(publisher.touchpoints.get(4).getAliasOf()).containsExactly("user_id:v", "user_id:u");
  }

  @Test
  void shouldTakeAnAliasOfAnAnonymousIdAsThat() throws Exception {
    post(
        "/v1/batch",
        """
        {"batch":[{"type":"page","anonymousId":"v"},{"type":"alias","previousId":"v","userId":"u"}]}
        """);

    Touchpoint alias = publisher.touchpoints.getLast();
    assertThat(alias.getAliasOf()).containsExactly("anonymous_id:v", "user_id:u");
    assertThat(alias.getIdentifiers()).contains(new Identifier("anonymous_id", "v"));
  }

  @Test
  void shouldKeepWhatIsNoTouchpointAndTakeTheRestOfTheBatch() throws Exception {
    HttpResponse<String> response =
        post(
            "/v1/batch",
            """
            {"sentAt":"2026-03-01T12:00:00Z","context":{"library":{"name":"analytics-android"}},
             "batch":[{"type":"track","event":"E","userId":"u","messageId":"m1"},
                      {"type":"track","event":"E","writeKey":"k"},
                      {"type":"track","userId":"u"}, {"type":"dance","userId":"u"}, 7,
                      {"type":"track","event":"E","userId":"u","timestamp":"soon"},
                      {"type":"track","event":"E","userId":"u","timestamp":"2015-2-02T00:30:08.276Z"}]}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(publisher.touchpoints).hasSize(2);
    assertThat(publisher.touchpoints.getFirst().getChannel()).isEqualTo("mobile");
    assertThat(Instant.ofEpochMilli(publisher.touchpoints.getLast().getOccurredAt()))
        .isEqualTo(Instant.parse("2015-02-02T00:30:08.276Z"));
    assertThat(publisher.rejected)
        .extracting(RejectedTouchpoint::getReason)
        .containsExactly("NO_IDENTIFIER", "UNREADABLE", "UNREADABLE", "UNREADABLE", "UNREADABLE");
    RejectedTouchpoint nobody = publisher.rejected.getFirst();
    assertThat(nobody.getOrigin()).isEqualTo("POST /v1/batch#2");
    assertThat(nobody.getReceivedAt()).isEqualTo(NOW.toEpochMilli());
    assertThat(StandardCharsets.UTF_8.decode(nobody.getBytes().duplicate()).toString())
        .isEqualTo("{\"type\":\"track\",\"event\":\"E\"}");
  }

  @Test
  void shouldGiveARepeatedEventWithoutMessageIdTheSameId() throws Exception {
    post("/v1/track", "{\"event\":\"E\",\"userId\":\"u\",\"sentAt\":\"2026-03-01T10:00:00Z\"}");
    post("/v1/track", "{\"userId\":\"u\",\"event\":\"E\",\"sentAt\":\"2026-03-01T10:00:09Z\"}");
    post("/v1/track", "{\"userId\":\"u\",\"event\":\"F\"}");

    assertThat(publisher.touchpoints).extracting(Touchpoint::getEventId).doesNotContainNull();
    assertThat(publisher.touchpoints.get(0).getEventId())
        .isEqualTo(publisher.touchpoints.get(1).getEventId())
        .isNotEqualTo(publisher.touchpoints.get(2).getEventId());
  }

  @Test
  void shouldClampATimeThatTheClocksPutIntoTheFuture() throws Exception {
    post(
        "/v1/track",
        "{\"event\":\"E\",\"userId\":\"u\",\"timestamp\":\"2026-03-01T11:00:00Z\","
            + "\"sentAt\":\"2026-03-01T10:00:00Z\"}");

    assertThat(publisher.touchpoints.getFirst().getOccurredAt()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void shouldUnpackGzipWhateverTheHeadersSay() throws Exception {
    assertThat(post("/v1/track", packed(TRACK)).statusCode()).isEqualTo(200);
    assertThat(publisher.touchpoints).hasSize(1);

    HttpResponse<String> damaged = post("/v1/track", new byte[] {0x1F, (byte) 0x8B, 1, 2});
    assertThat(damaged.statusCode()).isEqualTo(400);
    assertThat(damaged.body()).contains("invalid_gzip");
  }

  @Test
  void shouldRefuseWhatIsTooLargeAndKeepItsBytes() throws Exception {
    String filler = "x".repeat((32 << 10));
    String large = "{\"type\":\"track\",\"event\":\"" + filler + "\",\"userId\":\"u\"}";
    String event = "{\"type\":\"page\",\"userId\":\"u\"}";
    String many = "{\"batch\":[" + (event + ",").repeat(2_500) + event + "]}";
    String bomb = "{\"batch\":[\"" + "x".repeat(5 << 20) + "\"]}";

    assertThat(post("/v1/track", large).statusCode()).isEqualTo(400);
    assertThat(post("/v1/batch", "{\"batch\":[" + large + "]}").body()).contains("event 1");
    assertThat(post("/v1/batch", many).body()).contains("2501 events");
    assertThat(post("/v1/batch", bomb).statusCode()).isEqualTo(400);
    assertThat(post("/v1/batch", packed(bomb)).statusCode()).isEqualTo(400);

    assertThat(publisher.touchpoints).isEmpty();
    assertThat(publisher.rejected)
        .hasSize(5)
        .extracting(RejectedTouchpoint::getReason)
        .containsOnly("TOO_LARGE");
    assertThat(publisher.rejected.getLast().getTruncatedFrom()).isEqualTo(bomb.length());
  }

  @Test
  void shouldRefuseWhatIsNoJson() throws Exception {
    for (String body : List.of("", "{", "[]", "7", "{\"batch\":1}", "{} x")) {
      HttpResponse<String> response = post("/v1/batch", body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(response.body()).contains("\"success\":false").contains("\"message\"");
    }
    assertThat(publisher.rejected)
        .extracting(RejectedTouchpoint::getReason)
        .containsOnly("UNREADABLE");
  }

  @Test
  void shouldWantAConfiguredKeyInHeaderOrBody() throws Exception {
    server.close();
    server = start(List.of("old", "new"));

    assertThat(post("/v1/track", TRACK).statusCode()).isEqualTo(401);
    assertThat(post("/v1/track", TRACK, "wrong").statusCode()).isEqualTo(401);
    assertThat(post("/v1/track", "no json").statusCode()).isEqualTo(401);
    assertThat(publisher.touchpoints).isEmpty();
    assertThat(publisher.rejected).isEmpty();

    assertThat(post("/v1/track", TRACK, "new").statusCode()).isEqualTo(200);
    assertThat(
            post("/v1/track", TRACK.replace("{\"event", "{\"writeKey\":\"old\",\"event"))
                .statusCode())
        .isEqualTo(200);
    assertThat(post("/v1/track", "no json", "old").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldAskToSendAgainWhileKafkaDoesNotTakeIt() throws Exception {
    publisher.answer = CompletableFuture::new;
    HttpResponse<String> response = post("/v1/track", TRACK);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("retry-after")).isPresent();

    publisher.answer = () -> CompletableFuture.failedFuture(new IOException("secret detail"));
    assertThat(post("/v1/track", TRACK).body()).contains("unavailable").doesNotContain("secret");
    assertThat(get("/health").body()).contains("failing");

    publisher.answer = () -> CompletableFuture.completedFuture(FakePublisher.Outcome.PUBLISHED);
    assertThat(post("/v1/track", TRACK).statusCode()).isEqualTo(200);
    assertThat(get("/health").body()).contains("\"kafka\":\"ok\"");
  }

  @Test
  void shouldLetPagesOfOtherSitesSend() throws Exception {
    HttpResponse<String> asked =
        send(
            request("/v1/t")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,x-new")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://shop.example");
    assertThat(asked.headers().firstValue("access-control-allow-headers"))
        .hasValue("authorization,x-new");
    assertThat(asked.headers().firstValue("access-control-allow-credentials")).hasValue("true");

    HttpResponse<String> sent =
        send(
            request("/v1/t")
                .header("Origin", "https://shop.example")
                .POST(HttpRequest.BodyPublishers.ofString(TRACK)));
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://shop.example");
    assertThat(sent.headers().firstValue("vary")).hasValue("Origin");
  }

  @Test
  void shouldSlowDownAKeyThatSendsTooMuch() throws Exception {
    server.close();
    IngestSettings limited =
        IngestSettings.local(0)
            .withSources(
                List.of(
                    new ConfiguredSource(
                        SegmentSource.TYPE, SourceSettings.of("segment", List.of("k", "l")), 2)));
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    SourceCounts counts = new SourceCounts();
    server =
        IngestServer.start(
            limited, IngestParts.of(publisher).withClock(now::get).withMeter(counts));
    String six = "{\"batch\":[" + "{\"type\":\"page\",\"userId\":\"u\"},".repeat(6) + "7]}";

    assertThat(post("/v1/batch", six, "k").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = post("/v1/batch", six, "k");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).hasValue("3");
    assertThat(refused.headers().firstValue("x-ratelimit-reset")).hasValue("3");
    assertThat(post("/v1/batch", six, "l").statusCode()).as("another key").isEqualTo(200);

    now.set(NOW.plusSeconds(3));
    assertThat(post("/v1/batch", six, "k").statusCode()).isEqualTo(200);
    SourceCounts.Snapshot counted = counts.of("segment");
    assertThat(counted.isBalanced()).isTrue();
    assertThat(counted.received()).isEqualTo(22);
    assertThat(counted.of(Fate.REFUSED)).isEqualTo(1);
    assertThat(counted.of(Fate.REJECTED)).isEqualTo(3);
  }

  @Test
  void shouldTellSourcesAtOneRouteApartByTheirKeys() throws Exception {
    server.close();
    IngestSettings two =
        IngestSettings.local(0)
            .withSources(
                List.of(
                    new ConfiguredSource(
                        SegmentSource.TYPE, SourceSettings.of("shop", List.of("k"))),
                    new ConfiguredSource(
                        SegmentSource.TYPE, SourceSettings.of("blog", List.of("l")))));
    server = IngestServer.start(two, publisher);

    post("/v1/track", TRACK, "l");
    post("/v1/track", TRACK, "k");

    assertThat(publisher.touchpoints)
        .extracting(Touchpoint::getSource)
        .containsExactly("blog", "shop");
    assertThat(post("/v1/track", TRACK, "m").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldDescribeExactlyTheRoutesThatThereAre() throws Exception {
    JsonNode document = Json.MAPPER.readTree(get("/openapi.json").body());
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        assertThat(operation.getValue().path("responses").has("200")).isTrue();
        assertThat(operation.getValue().path("summary").asText()).isNotBlank();
      }
    }
    Set<String> offered = new TreeSet<>();
    Json.MAPPER.readTree(get("/").body()).path("routes").forEach(r -> offered.add(r.asText()));
    offered.add("GET /");

    assertThat(described).isEqualTo(offered);
    for (String route : offered) {
      String[] parts = route.split(" ", 2);
      HttpResponse<String> response =
          send(
              request(parts[1].replaceAll("\\{.*}", "any"))
                  .method(parts[0], HttpRequest.BodyPublishers.ofString("")));
      assertThat(response.statusCode()).as(route).isNotIn(404, 405, 500);
    }
  }

  @Test
  void shouldSayWhichMethodsARouteHas() throws Exception {
    HttpResponse<String> response = get("/v1/track");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("POST");
  }

  @Test
  void shouldRefuseAtOnceWhileAllRoomIsTaken() throws Exception {
    List<CompletableFuture<Publisher.Outcome>> stuck = new CopyOnWriteArrayList<>();
    publisher.answer =
        () -> {
          CompletableFuture<Publisher.Outcome> one = new CompletableFuture<>();
          stuck.add(one);
          return one;
        };
    for (int i = 0; i < IngestServer.MAX_REQUESTS; i++) {
      var _ =
          client.sendAsync(
              request("/v1/track").POST(HttpRequest.BodyPublishers.ofString(TRACK)).build(),
              HttpResponse.BodyHandlers.discarding());
    }
    Awaitility.await().until(() -> stuck.size() == IngestServer.MAX_REQUESTS);
    int before = publisher.touchpoints.size();
    HttpResponse<String> refused = post("/v1/track", TRACK);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    assertThat(publisher.touchpoints).as("nothing is taken in").hasSize(before);
    assertThat(get("/ready").statusCode()).isIn(200, 503);

    publisher.answer = () -> CompletableFuture.completedFuture(Publisher.Outcome.PUBLISHED);
    stuck.forEach(one -> one.complete(Publisher.Outcome.PUBLISHED));
    Awaitility.await().until(() -> post("/v1/track", TRACK).statusCode() == 200);
  }

  @Test
  void shouldSpeakTls(@TempDir Path folder) throws Exception {
    KeyStore store = selfSigned(folder);
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("chain.pem");
    Files.writeString(
        key, pem("PRIVATE KEY", store.getKey("server", "changeit".toCharArray()).getEncoded()));
    Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
    server.close();
    Path config =
        Files.writeString(
            folder.resolve("journey.yaml"),
            "ingest: {port: 0, tls: {private-key: key.pem, certificates: chain.pem}}");
    server = IngestServer.start(IngestConfig.load(config, IngestConfig.Overrides.NONE), publisher);

    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient secure = HttpClient.newBuilder().sslContext(context).build()) {
      HttpResponse<String> response =
          secure.send(
              HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/v1/track"))
                  .POST(HttpRequest.BodyPublishers.ofString(TRACK))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  private static KeyStore selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
  }

  private static String pem(String kind, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  @Test
  void shouldSayWhatItOffers() throws Exception {
    assertThat(get("/").body()).contains("POST /v1/track").contains("any, from this machine");
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldNameThePortAndTheSettingWhenThePortIsTaken() {
    IngestSettings settings = IngestSettings.local(server.port());

    assertThatThrownBy(() -> IngestServer.start(settings, publisher))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("--ingest-port");
  }

  @Test
  void shouldNotBeReachableFromElsewhereWithoutKeys() {
    assertThatThrownBy(() -> new IngestSettings("0.0.0.0", 99_999, List.of(), Duration.ZERO, "web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--ingest-host")
        .hasMessageContaining("--ingest-port")
        .hasMessageContaining("ingest.publish-timeout");
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> post(String path, String body, String key) throws Exception {
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Authorization", "Basic " + basic)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
