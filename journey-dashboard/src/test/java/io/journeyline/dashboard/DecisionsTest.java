package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners decide. */
class DecisionsTest {
  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, 0);
  }

  @Test
  void shouldLetOwnersDecideOnly() throws Exception {
    String good =
        "{\"id\":\"a1\",\"about\":\"target.t\",\"what\":\"call\",\"start\":\"2026-02-16\"}";

    assertThat(shop.post("viewer", "/api/actions", good).statusCode()).isEqualTo(403);
    assertThat(shop.post("analyst", "/api/actions", good).statusCode()).isEqualTo(403);
    assertThat(shop.post("owner", "/api/actions", good).statusCode())
        .as("no topic to write to")
        .isEqualTo(501);
    for (String bad :
        List.of(
            "",
            "[]",
            "{",
            good.replace("a1", "A 1"),
            good.replace("call", ""),
            good.replace("2026-02-16", "soon"),
            good.replace("call", "x".repeat(3_000)))) {
      assertThat(shop.post("owner", "/api/actions", bad).statusCode()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void shouldLetOwnersSilenceAlertsOnly() throws Exception {
    String path = "/api/alerts/silences";
    String good =
        "{\"for\":\"PT2H\",\"reason\":\"deployment\",\"dimensions\":{\"channel\":\"web\"}}";

    assertThat(shop.post("viewer", path, good).statusCode()).isEqualTo(403);
    assertThat(shop.post("analyst", path, good).statusCode()).isEqualTo(403);
    assertThat(shop.post("owner", path, good).statusCode())
        .as("no topic to write to")
        .isEqualTo(501);
    for (String bad :
        List.of(
            "",
            "[]",
            good.replace("PT2H", "two hours"),
            good.replace("PT2H", "-PT2H"),
            good.replace("PT2H", "P31D"),
            good.replace("deployment", ""),
            good.replace("\"channel\"", "\"weather\""),
            good.replace("\"web\"", "7"),
            good.replace("{\"for", "{\"rule\":\"nobody_knows\",\"for"))) {
      assertThat(shop.post("owner", path, bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(shop.as("owner", path + "/s1", HttpRequest.Builder::DELETE).statusCode())
        .as("no such silence")
        .isEqualTo(404);
    assertThat(shop.as("viewer", path + "/s1", HttpRequest.Builder::DELETE).statusCode())
        .isEqualTo(403);
  }

  private static final String ACTION =
      "{\"id\":\"a1\",\"about\":\"target.t\",\"what\":\"call\",\"start\":\"2026-02-16\"}";

  private static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", 400, "body"),
        Arguments.of("{} {}", 400, "body"),
        Arguments.of("\"text\"", 400, "body"),
        Arguments.of("[".repeat(8_000), 400, "body"),
        Arguments.of("{\"a\":".repeat(2_000), 400, "body"),
        Arguments.of("\u0000", 400, "body"),
        Arguments.of(" ".repeat(17_000) + ACTION, 413, "body"),
        Arguments.of(ACTION.replace("}", ",\"id\":\"a2\"}"), 400, "body"),
        Arguments.of(ACTION.replace("}", ",\"role\":\"owner\"}"), 400, "role"),
        Arguments.of(ACTION.replace("}", ",\"<b>\\u001b\":1}"), 400, "<b>?"),
        Arguments.of(ACTION.replace("}", ",\"expected\":\"1\"}"), 400, "expected"),
        Arguments.of(ACTION.replace("}", ",\"expected\":1e999}"), 400, "expected"),
        Arguments.of(ACTION.replace("\"call\"", "7"), 400, "what"),
        Arguments.of(ACTION.replace("\"call\"", "{\"a\":\"b\"}"), 400, "what"),
        Arguments.of(ACTION.replace("call", "\\u001b[31m"), 400, "what"),
        Arguments.of(ACTION.replace("a1", "../a1"), 400, "id"),
        Arguments.of(ACTION.replace("2026-02-16", "2026-02-30"), 400, "start"),
        Arguments.of(ACTION.replace("2026-02-16", "+999999999-12-31"), 400, "start"),
        Arguments.of(ACTION.replace("2026-02-16", "0001-01-01"), 400, "start"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void shouldSayWhatIsWrongWithABody(String body, int status, String parameter) throws Exception {
    HttpResponse<String> answer = shop.post("owner", "/api/actions", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = ShopServer.JSON.readTree(answer.body());
    assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
    assertThat(problem.path("detail").asText()).startsWith(parameter + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "a",
        "/"
      })
  void shouldTakeNothingThatAFormCanSend(String type) throws Exception {
    for (String path : List.of("/api/actions", "/api/alerts/silences")) {
      HttpResponse<String> answer =
          shop.as(
              "owner",
              path,
              request ->
                  request
                      .header("Content-Type", type)
                      .POST(HttpRequest.BodyPublishers.ofString(ACTION)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
    }
  }

  @Test
  void shouldNotGiveUpWhatIsNotThere() throws Exception {
    assertThat(shop.as("owner", "/api/actions/a1", HttpRequest.Builder::DELETE).statusCode())
        .isEqualTo(404);
    assertThat(shop.as("owner", "/api/actions/A%201", HttpRequest.Builder::DELETE).statusCode())
        .isEqualTo(400);
    assertThat(shop.as("analyst", "/api/actions/a1", HttpRequest.Builder::DELETE).statusCode())
        .isEqualTo(403);
    ShopNotices.publish(shop.model());
    assertThat(shop.as("owner", "/api/actions/callbacks", HttpRequest.Builder::DELETE).statusCode())
        .as("no topic to write to")
        .isEqualTo(501);
  }
}
