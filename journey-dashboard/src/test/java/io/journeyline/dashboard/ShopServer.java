package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.access.TokenAccess;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The running dashboard of a small shop, and the client that asks it. */
final class ShopServer implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LISTENERS = 2;
  private static final String DEFINITION =
      """
      map: shop
      version: 1
      identity:
        types: [user_id]
      stages:
        - {id: look, timeout: P1D}
        - {id: buy}
      touchpoints:
        - {id: view, stage: look, event: View}
        - {id: order, stage: buy, event: Order, goal: true, owner: sales}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
      funnels:
        - id: purchase
          window: P7D
          by: channel
          steps: [{id: view, touchpoint: view}, {id: order, touchpoint: order}]
      """;
  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveFeed feed = new LiveFeed();
  private final FilledModel model;
  private final Dashboard dashboard;

  private ShopServer(Path folder, Access access, int hideBelow) {
    model = new FilledModel(folder);
    ShopCells.publish(model);
    dashboard =
        Dashboard.serve(
            new DashboardSettings("127.0.0.1", 0, LISTENERS, 8L << 20, access, hideBelow),
            definition(),
            model,
            feed,
            new OneCustomer());
  }

  /** Without tokens. */
  static ShopServer open(Path folder) {
    return new ShopServer(folder, Access.OPEN, 0);
  }

  /**
   * With a token for each role.
   *
   * @param hideBelow viewers do not see cells of fewer customers
   */
  static ShopServer guarded(Path folder, int hideBelow) {
    return new ShopServer(
        folder,
        TokenAccess.of(
            List.of(
                "viewer board " + token("viewer"),
                "# people who look at single customers",
                "analyst care " + token("analyst"),
                "owner lead " + token("owner")),
            "tokens"),
        hideBelow);
  }

  private static JourneyDefinition definition() {
    try {
      return DefinitionLoader.parse(DEFINITION, "test.yaml");
    } catch (DefinitionException e) {
      throw new AssertionError(e);
    }
  }

  static String token(String role) {
    return role + "-token-0123456789";
  }

  FilledModel model() {
    return model;
  }

  LiveFeed feed() {
    return feed;
  }

  int port() {
    return dashboard.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(
        path, request -> headers.length == 0 ? request.GET() : request.GET().headers(headers));
  }

  HttpResponse<String> as(String role, String path) throws Exception {
    return get(path, "Authorization", "Bearer " + token(role));
  }

  HttpResponse<String> post(String role, String path, String body) throws Exception {
    return as(
        role,
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> as(String role, String path, UnaryOperator<HttpRequest.Builder> how)
      throws Exception {
    return send(
        path, request -> how.apply(request.header("Authorization", "Bearer " + token(role))));
  }

  HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) throws Exception {
    return client.send(
        how.apply(HttpRequest.newBuilder(uri(path)).timeout(PATIENCE)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Follows the live events.
   *
   * @param lastId of the last event that was seen before; null: none
   */
  HttpResponse<InputStream> listen(@Nullable String lastId) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/live"));
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** What is answered, which must be well. */
  JsonNode json(String path) throws Exception {
    return read(get(path));
  }

  JsonNode jsonAs(String role, String path) throws Exception {
    return read(as(role, path));
  }

  private static JsonNode read(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    dashboard.close();
    model.close();
    client.close();
  }
}
