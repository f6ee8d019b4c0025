package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.definition.DefinitionLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Far more clients of the live events than are allowed. */
class LiveLimitTest {
  private static final int ALLOWED = 40;
  private static final int CLIENTS = 340;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DEFINITION =
      """
      map: shop
      version: 1
      identity: {types: [user_id]}
      stages:
        - {id: look, timeout: P1D}
      touchpoints:
        - {id: view, stage: look, event: View}
      """;

  @TempDir private Path folder;

  private static HttpRequest request(Dashboard dashboard, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
        .timeout(PATIENCE)
        .build();
  }

  private static HttpResponse<InputStream> listen(HttpClient client, Dashboard dashboard)
      throws IOException, InterruptedException {
    return client.send(request(dashboard, "/api/live"), HttpResponse.BodyHandlers.ofInputStream());
  }

  @Test
  void shouldServeAsManyListenersAsAreAllowedAndRefuseTheOthers() throws Exception {
    LiveFeed feed = new LiveFeed();
    DashboardSettings settings =
        new DashboardSettings("127.0.0.1", 0, ALLOWED, 8L << 20, Access.OPEN, 0);
    try (FilledModel model = new FilledModel(folder);
        Dashboard dashboard =
            Dashboard.serve(
                settings, DefinitionLoader.parse(DEFINITION, "test.yaml"), model, feed, null);
        HttpClient client = HttpClient.newHttpClient()) {
      List<HttpResponse<InputStream>> served = new ArrayList<>();
      int refused = 0;
      for (HttpResponse<InputStream> answer : ask(client, dashboard)) {
        if (answer.statusCode() == 200) {
          served.add(answer);
        } else {
          refused++;
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.headers().firstValue("retry-after")).hasValue("10");
          assertThat(
                  new String(answer.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
              .contains("too-many-listeners");
        }
      }
      assertThat(served).hasSize(ALLOWED);
      assertThat(refused).isEqualTo(CLIENTS - ALLOWED);
      assertThat(
              client
                  .send(request(dashboard, "/api/stages"), HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);

      for (HttpResponse<InputStream> one : served) {
        one.body().close();
      }
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                feed.changed(Set.of("stages"), model.moment());
                HttpResponse<InputStream> again = listen(client, dashboard);
                again.body().close();
                return again.statusCode() == 200;
              });
    }
  }

  private static List<HttpResponse<InputStream>> ask(HttpClient client, Dashboard dashboard) {
    List<CompletableFuture<HttpResponse<InputStream>>> answers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      answers.add(
          client.sendAsync(
              request(dashboard, "/api/live"), HttpResponse.BodyHandlers.ofInputStream()));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }
}
