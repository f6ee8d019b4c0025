package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.dashboard.customers.CustomerJson;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.customers.RemoteCustomers;
import io.journeyline.definition.IdentityRules;
import io.journeyline.metrics.Health;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.metrics.MetricsServer;
import io.journeyline.metrics.MetricsSettings;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.schemas.StreamsInstances;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an instance and a dashboard understand each other over HTTP. */
class CustomersRouteTest {
  private static final String SECRET = "a secret of more than twenty";
  private static final IdentityRules RULES =
      new IdentityRules(
          List.of("user_id"), "user_id", List.of(), List.of(), 20, Map.of(), null, List.of());
  private static final CustomerRecord ADA =
      new CustomerRecord(
          "c1",
          "user_id:ada",
          List.of("email:ada@x", "user_id:ada"),
          List.of(),
          List.of(),
          1,
          List.of(
              new CustomerRecord.Contact(
                  1L, "web", "e1", "web", null, "order", "buy", true, null, List.of())));

  private MetricsServer server;

  @BeforeEach
  void start() throws Exception {
    QuerySecret secret = new QuerySecret(SECRET);
    server =
        MetricsServer.start(
            new MetricsSettings("127.0.0.1", 0, MetricsAccess.LOCAL),
            new Metrics(),
            Health.UP,
            Map.of(
                RemoteCustomers.CUSTOMERS,
                secret.guard(new CustomersRoute(CustomersRouteTest::search)),
                RemoteCustomers.INSTANCES,
                secret.guard(
                    (_, response) ->
                        response.send(
                            CustomerJson.bytes(
                                new StreamsInstances(
                                    2,
                                    List.of(
                                        new StreamsInstances.Instance(
                                            "127.0.0.1:" + server.port(), Set.of(0, 1)))))))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static CustomerSearch search(CustomerJson.Question question) {
    if (question.id().equals("c1") || question.from().equals("user_id:ada")) {
      return new CustomerSearch.Found(ADA);
    }
    return switch (question.identifier()) {
      case "email:ada@x" -> new CustomerSearch.Elsewhere(0, "user_id:ada");
      case "user_id:moving" -> new CustomerSearch.Busy();
      default -> new CustomerSearch.Nobody(Set.of(0, 1));
    };
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private RemoteCustomers dashboard(String secret) {
    return new RemoteCustomers(List.of(uri("")), secret, RULES);
  }

  @Test
  void shouldTellOfCustomersAndOfWhereTheyAre() {
    try (RemoteCustomers customers = dashboard(SECRET)) {
      assertThat(customers.byId("c1")).hasValue(ADA);
      assertThat(customers.byId("c2")).isEmpty();
      assertThat(customers.byIdentifier("user_id:nobody")).isEmpty();
      assertThatThrownBy(() -> customers.byIdentifier("user_id:moving"))
          .isInstanceOf(CustomerSource.UnavailableException.class)
          .hasMessageNotContaining("user_id:moving");
    }
  }

  @Test
  void shouldTellWithoutTheSecretNeitherOfCustomersNorOfInstances() throws Exception {
    for (String path : List.of(RemoteCustomers.CUSTOMERS, RemoteCustomers.INSTANCES)) {
      assertThat(post(path, "", "{}")).startsWith("401").doesNotContain("127.0.0.1");
      assertThat(post(path, "Bearer another of twenty chars", "{}")).startsWith("401");
    }
    try (RemoteCustomers customers = dashboard("another secret of twenty")) {
      assertThatThrownBy(() -> customers.byId("c1"))
          .isInstanceOf(CustomerSource.UnavailableException.class)
          .hasMessageContaining("--query-secret");
    }
  }

  @Test
  void shouldRefuseWhatIsNoQuestion() throws Exception {
    String known = "Bearer " + SECRET;
    assertThat(post(RemoteCustomers.CUSTOMERS, known, "{")).startsWith("400");
    assertThat(post(RemoteCustomers.CUSTOMERS, known, "null")).startsWith("400");
    assertThat(post(RemoteCustomers.CUSTOMERS, known, "{\"identifier\":\"email:ada@x\"}"))
        .startsWith("421")
        .contains("\"partition\":0");
  }

  @Test
  void shouldBeBusyBeforeItHasStarted() throws Exception {
    StreamsQueries late = new StreamsQueries();
    assertThat(late.health().live()).isTrue();
    assertThat(late.health().ready()).isFalse();
    try (MetricsServer starting =
            MetricsServer.start(
                new MetricsSettings("127.0.0.1", 0, MetricsAccess.LOCAL),
                new Metrics(),
                late::health,
                late.routes(new QuerySecret(SECRET)));
        RemoteCustomers customers =
            new RemoteCustomers(
                List.of(URI.create("http://127.0.0.1:" + starting.port())), SECRET, RULES)) {
      assertThatThrownBy(() -> customers.byId("c1"))
          .isInstanceOf(CustomerSource.UnavailableException.class);
    }
  }

  private String post(String path, String authorization, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }
}
