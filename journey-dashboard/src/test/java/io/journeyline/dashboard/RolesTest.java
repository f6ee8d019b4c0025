package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What each role may do at each path of the API's document. */
class RolesTest {
  private static final List<String> ROLES = List.of("viewer", "analyst", "owner");

  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, 0);
    ShopNotices.publish(shop.model());
  }

  /**
   * A method of a path.
   *
   * @param role the least that it takes
   */
  private record Operation(String method, String path, String role) {}

  private static List<Operation> operations() throws Exception {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path :
        shop.json("/api/openapi.json").path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String asked = path.getKey().replace("{id}", idFor(path.getKey()));
        operations.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT),
                asked.equals("/api/customers")
                    ? asked + "?identifier=email:ada@example.com"
                    : asked,
                method.getValue().path("x-role").asText("viewer")));
      }
    }
    assertThat(operations).hasSizeGreaterThan(25);
    return operations;
  }

  private static String idFor(String path) {
    return path.contains("customers")
        ? OneCustomer.ADA.customerId()
        : path.contains("funnels") ? "purchase" : "a1";
  }

  private static HttpResponse<String> ask(Operation operation, String... headers) throws Exception {
    return shop.send(
        operation.path(),
        request -> {
          request.method(operation.method(), BodyPublishers.ofString("{}"));
          request.header("Content-Type", "application/json");
          return headers.length == 0 ? request : request.headers(headers);
        });
  }

  private static boolean isAsked(Operation operation) {
    return !operation.path().equals("/api/live") && !operation.path().equals("/api/session");
  }

  @Test
  void shouldRefuseEveryRoleThatDoesNotSuffice() throws Exception {
    for (Operation operation : operations()) {
      if (!isAsked(operation)) {
        continue;
      }
      assertThat(ask(operation).statusCode()).as("nobody: " + operation).isEqualTo(401);
      for (String role : ROLES) {
        int status =
            ask(operation, "Authorization", "Bearer " + ShopServer.token(role)).statusCode();
        if (ROLES.indexOf(role) < ROLES.indexOf(operation.role())) {
          assertThat(status).as("%s: %s", role, operation).isEqualTo(403);
        } else {
          assertThat(status).as("%s: %s", role, operation).isNotIn(401, 403, 500);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Bearer viewer-token-0123456789x",
        "Bearer viewer-token-012345678",
        "Bearer VIEWER-TOKEN-0123456789",
        "Basic dmlld2VyLXRva2VuLTAxMjM0NTY3ODk=",
        "viewer-token-0123456789"
      })
  void shouldRefuseWhatIsNoToken(String authorization) throws Exception {
    HttpResponse<String> answer = shop.get("/api/stages", "Authorization", authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer "));
    assertThat(answer.body()).doesNotContain("token-0123456789");
  }

  @Test
  void shouldTakeTheSchemeInAnyCase() throws Exception {
    assertThat(
            shop.get("/api/stages", "Authorization", "bearer " + ShopServer.token("viewer"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldTellViewersNothingThatSingleCustomersAreKnownBy() throws Exception {
    for (Operation operation : operations()) {
      if (operation.method().equals("GET") && isAsked(operation)) {
        String body = shop.as("viewer", operation.path()).body();
        assertThat(body)
            .as(operation.path())
            .doesNotContain("ada@example.com", OneCustomer.ADA.customerId(), "\"c1\"");
      }
    }
    assertThat(shop.as("analyst", "/api/alerts").body()).contains("\"c1\"");
    assertThat(shop.as("analyst", "/api/rejected").body()).contains("ada@example.com");
  }

  @Test
  void shouldTellTheMomentWithEveryAnswerAndTagAllThatBrowsersMayKeep() throws Exception {
    for (Operation operation : operations()) {
      if (!operation.method().equals("GET") || !isAsked(operation)) {
        continue;
      }
      HttpResponse<String> answer = shop.as("owner", operation.path());
      assertThat(answer.statusCode()).as(operation.path()).isEqualTo(200);
      String watermark = ShopServer.JSON.readTree(answer.body()).path("watermark").asText();
      assertThat(Instant.parse(watermark).toEpochMilli())
          .as(operation.path())
          .isEqualTo(shop.model().moment().watermark());
      if (answer.headers().firstValue("cache-control").orElse("").equals("no-store")) {
        assertThat(operation.path()).containsAnyOf("customers", "rejected");
        assertThat(answer.headers().firstValue("etag")).isEmpty();
      } else {
        String etag = answer.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> same =
            shop.as(
                "owner", operation.path(), request -> request.GET().header("If-None-Match", etag));
        assertThat(same.statusCode()).as(operation.path()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
      }
    }
  }

  @Test
  void shouldLogWhoLookedUpWhomWithoutTheIdentifier() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger("journeyline.access");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Level usual = log.getLevel();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
    try {
      shop.as("analyst", "/api/customers?identifier=user_id:ada");
      shop.as("analyst", "/api/customers?identifier=email:nobody@example.com");
      shop.as("analyst", "/api/customers?identifier=eve@example.com%0aroot:x");
      shop.as("owner", "/api/customers/" + OneCustomer.ADA.customerId());
      shop.as("owner", "/api/rejected");
    } finally {
      log.detachAppender(lines);
      log.setLevel(usual);
    }

    List<String> told = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(told)
        .hasSize(4)
        .noneMatch(line -> line.contains("example.com") || line.contains("user_id:ada"));
    assertThat(told.getFirst())
        .isEqualTo(
            "care (analyst) looked up a customer by user_id, SHA-256 cd9f345e5d30d9ae: %s",
            OneCustomer.ADA.customerId());
    assertThat(told.get(1))
        .startsWith("care (analyst) looked up a customer by another type, SHA-256 ")
        .endsWith(": nobody");
    assertThat(told.get(2))
        .isEqualTo("lead (owner) looked up a customer by id: %s", OneCustomer.ADA.customerId());
    assertThat(told.get(3)).isEqualTo("lead (owner) looked at 2 rejected records");
  }
}
