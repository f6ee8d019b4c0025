package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests recorded from Segment's own clients, and the samples of its documentation. */
class RecordedClientsTest {
  private static final Set<String> SET_BY_THE_CLIENT =
      Set.of("host", "connection", "content-length", "accept-encoding");

  private final ObjectMapper mapper = new ObjectMapper();
  private final FakePublisher publisher = new FakePublisher();
  private Path peers = Path.of("");

  @BeforeEach
  void findPeers() {
    String folder = System.getProperty("journeyline.peers", "");
    assumeThat(folder)
        .as("-Djourneyline.peers=FOLDER names the folder with real input")
        .isNotEmpty();
    peers = Path.of(folder);
    assumeThat(Files.isDirectory(peers)).as(peers + " is there").isTrue();
  }

  @Test
  void shouldTakeTheNodeClientsBatchUnchanged() throws Exception {
    replay("segment-analytics-node");

    assertThat(publisher.rejected).isEmpty();
    assertThat(publisher.touchpoints)
        .extracting(Touchpoint::getType)
        .containsExactly("Identify", "Order Completed", "Page Viewed", "Group", "Alias");
    assertThat(publisher.touchpoints.get(1).getValue().getAmountMicros()).isEqualTo(49_900_000L);
    assertThat(publisher.touchpoints.getLast().getAliasOf())
        .as("the batch's other events show that it is an anonymous id")
        .containsExactly("anonymous_id:anon-1", "user_id:u-42");
  }

  @Test
  void shouldTakeTheBrowserClientsRequestsUnchanged() throws Exception {
    replay("browser-segment");
    replay("browser-segment-batch");

    assertThat(publisher.rejected).isEmpty();
    assertThat(publisher.touchpoints)
        .extracting(Touchpoint::getType)
        .containsExactly(
            "Page Viewed",
            "Product Viewed",
            "Identify",
            "Order Completed",
            "Page Viewed",
            "Product Viewed",
            "Identify",
            "Order Completed");
    assertThat(publisher.touchpoints).extracting(Touchpoint::getChannel).containsOnly("web");
    assertThat(publisher.touchpoints.getFirst().getCampaign()).containsEntry("name", "spring");
  }

  @Test
  void shouldTakeTheRudderStackClientsRequestsUnchanged() throws Exception {
    replay("rudder-sdk-node");

    assertThat(publisher.rejected).isEmpty();
    assertThat(publisher.touchpoints)
        .extracting(Touchpoint::getType)
        .containsExactly("Identify", "Ticket Opened", "Page Viewed", "Alias");
    assertThat(publisher.touchpoints).extracting(Touchpoint::getEventId).doesNotHaveDuplicates();
  }

  @Test
  void shouldTakeThePostHogClientsBatchUnchanged() throws Exception {
    replay("posthog-node");

    assertThat(publisher.rejected).isEmpty();
    assertThat(publisher.touchpoints)
        .extracting(Touchpoint::getType)
        .containsExactly("Page Viewed", "Identify", "Alias", "purchase");
    assertThat(publisher.touchpoints.get(2).getAliasOf())
        .containsExactly("user_id:anon-1", "user_id:u-42");
    assertThat(publisher.touchpoints.getLast().getValue().getAmountMicros()).isEqualTo(49_900_000L);
  }

  @Test
  void shouldTakeTheSamplesOfTheDocumentation() throws Exception {
    Path samples = peers.resolve("payloads").resolve("segment");
    try (IngestServer server = server(List.of());
        HttpClient client = HttpClient.newHttpClient();
        Stream<Path> files = Files.list(samples)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        String route = route(file);
        if (route.isEmpty()) {
          continue;
        }
        HttpRequest request =
            HttpRequest.newBuilder(uri(server, "/v1/" + route))
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
            .as(file.toString())
            .isEqualTo(200);
      }
    }
    assertThat(publisher.rejected).isEmpty();
    assertThat(publisher.touchpoints).hasSizeGreaterThan(10);
  }

  /** The route of a sample by its file name; empty: it is no whole event. */
  private static String route(Path file) {
    String name = file.getFileName().toString();
    if (name.contains("batch")) {
      return "import";
    }
    if (name.startsWith("common") || name.contains("order_completed")) {
      return "track";
    }
    return name.startsWith("consent") ? "" : name.replaceAll("[_.].*", "");
  }

  private void replay(String recorded) throws Exception {
    try (IngestServer server = server(List.of("WRITE_KEY_FIXTURE", "phc_FIXTURE"));
        HttpClient client = HttpClient.newHttpClient();
        Stream<Path> files = Files.list(peers.resolve("clients").resolve(recorded))) {
      for (Path file : files.sorted().toList()) {
        JsonNode request = mapper.readTree(file.toFile());
        HttpResponse<String> response =
            client.send(recorded(server, request), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode())
            .as(file.toString())
            .isEqualTo(request.path("answered").asInt(200));
        if (request.path("headers").has("origin")) {
          assertThat(response.headers().firstValue("access-control-allow-origin"))
              .hasValue(request.path("headers").path("origin").asText());
        }
      }
    }
  }

  private static HttpRequest recorded(IngestServer server, JsonNode request) {
    byte[] body = Base64.getDecoder().decode(request.path("bodyBase64").textValue());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri(server, request.path("url").textValue()))
            .method(
                request.path("method").textValue(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    request
        .path("headers")
        .properties()
        .forEach(
            header -> {
              if (!SET_BY_THE_CLIENT.contains(header.getKey())) {
                builder.header(header.getKey(), header.getValue().textValue());
              }
            });
    return builder.build();
  }

  private static URI uri(IngestServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private IngestServer server(List<String> keys) throws IOException {
    return IngestServer.start(
        new IngestSettings("127.0.0.1", 0, keys, Duration.ofSeconds(3), "web"), publisher);
  }
}
