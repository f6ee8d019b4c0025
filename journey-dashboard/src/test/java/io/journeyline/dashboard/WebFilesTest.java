package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages' files, and what every answer tells browsers. */
class WebFilesTest {
  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.open(folder);
  }

  @Test
  void shouldServeThePageForEveryView() throws Exception {
    HttpResponse<String> page = shop.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>");
    assertThat(shop.get("/funnels").body()).isEqualTo(page.body());
    String etag = page.headers().firstValue("etag").orElseThrow();
    assertThat(shop.get("/", "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/stages", "/api/nothing", "/health"})
  void shouldTellBrowsersWhatToRefuse(String path) throws Exception {
    Map<String, List<String>> headers = shop.get(path).headers().map();

    assertThat(headers)
        .containsKeys(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "permissions-policy");
    assertThat(headers.get("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }
}
