package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see what. */
class AccessTest {
  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, 0);
  }

  @Test
  void shouldAskForATokenWhereThereAreSome() throws Exception {
    for (String path : List.of("/api/stages", "/api/live", "/api/session", "/api/progress")) {
      HttpResponse<String> response = shop.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate")).isPresent();
    }
    assertThat(shop.as("wrong", "/api/stages").statusCode()).isEqualTo(401);
    assertThat(shop.as("viewer", "/api/stages").statusCode()).isEqualTo(200);
    assertThat(shop.get("/").statusCode()).isEqualTo(200);
    assertThat(shop.get("/api/openapi.json").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldShowWhatRejectedRecordsHoldToAnalystsOnly() throws Exception {
    ShopNotices.publish(shop.model());
    String viewer = shop.as("viewer", "/api/rejected").body();
    String analyst = shop.as("analyst", "/api/rejected").body();

    assertThat(ShopServer.JSON.readTree(viewer).path("masked").asBoolean()).isTrue();
    assertThat(viewer).contains("NO_IDENTIFIER", "FUTURE").doesNotContain("ada@example.com");
    assertThat(ShopServer.JSON.readTree(viewer).at("/rows/0/detail").isNull()).isTrue();
    assertThat(ShopServer.JSON.readTree(analyst).path("masked").asBoolean()).isFalse();
    assertThat(ShopServer.JSON.readTree(analyst).at("/rows/1/content").asText())
        .contains("ada@example.com");
  }

  @Test
  void shouldShowSingleCustomersToAnalystsOnly() throws Exception {
    String path = "/api/customers?identifier=email:ada@example.com";

    assertThat(shop.as("viewer", path).statusCode()).isEqualTo(403);
    HttpResponse<String> found = shop.as("analyst", path);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(ShopServer.JSON.readTree(found.body()).path("customerId").asText())
        .isEqualTo(OneCustomer.ADA.customerId());
    assertThat(shop.as("owner", "/api/customers/" + OneCustomer.ADA.customerId()).statusCode())
        .isEqualTo(200);
    assertThat(shop.as("owner", "/api/customers/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(shop.as("owner", "/api/customers/ada").statusCode()).isEqualTo(400);
    assertThat(shop.as("owner", "/api/customers?identifier=ada").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldTellAnalystsOnlyWhomAnAlertConcerns() throws Exception {
    assertThat(shop.as("analyst", "/api/alerts").body()).contains("\"examples\":[\"c1\"]");
    assertThat(shop.as("viewer", "/api/alerts").body()).contains("\"examples\":[]");
  }
}
