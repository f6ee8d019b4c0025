package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells of few customers, which viewers do not see. */
class SmallCellsTest {
  @TempDir private static Path folder;
  private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, 4);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void shouldHideSmallCellsFromViewersOnly() throws Exception {
    JsonNode viewer = ShopServer.JSON.readTree(shop.as("viewer", "/api/stages").body());
    assertThat(viewer.path("rows")).hasSize(1);
    assertThat(viewer.path("hidden").asInt()).isEqualTo(1);
    JsonNode owner = ShopServer.JSON.readTree(shop.as("owner", "/api/stages").body());
    assertThat(owner.path("rows")).hasSize(2);
    assertThat(shop.as("viewer", "/api/stages").headers().firstValue("etag"))
        .isNotEqualTo(shop.as("owner", "/api/stages").headers().firstValue("etag"));
  }
}
