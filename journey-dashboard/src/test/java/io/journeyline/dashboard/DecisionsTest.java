package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners decide. */
class DecisionsTest {
  @TempDir private static Path folder;
  private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, 0);
  }

  @AfterAll
  static void stop() {
    shop.close();
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
}
