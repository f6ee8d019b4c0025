package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that cannot be answered. */
class BadInputTest {
  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.open(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/stages?day=2026-01-01, 400, day",
    "/api/stages?from=2026-01-01, 400, to",
    "/api/stages?from=2026-02-30&to=2026-03-01, 400, from",
    "/api/stages?from=2026-02-02&to=2026-02-01, 400, from",
    "/api/stages?from=0001-01-01&to=2026-02-01, 400, from",
    "/api/stages?from=2026-01-01&to=+999999999-12-31, 400, to",
    "/api/stages?grain=hour, 400, grain",
    "/api/stages?format=xml, 400, format",
    "/api/stages?channel=web, 400, channel",
    "/api/stages?version=one, 400, version",
    "/api/stages?version=-1, 400, version",
    "/api/stages?version=7, 404, version",
    "/api/stages?segment=nobody, 404, segment",
    "/api/stages?segment=all&segment=pro, 400, segment",
    "/api/touchpoints?channel=fax, 404, channel",
    "/api/variants?limit=0, 400, limit",
    "/api/variants?limit=99999999999, 400, limit",
    "/api/funnels/nope, 404, id",
    "/api/progress?from=2026-01-01, 400, from"
  })
  void shouldSayWhichParameterIsWrong(String path, int status, String parameter) throws Exception {
    HttpResponse<String> response = shop.get(path);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = ShopServer.JSON.readTree(response.body());
    assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).startsWith(parameter + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"segment", "channel", "from", "to", "version", "grain", "format", "by"})
  void shouldRefuseInjectionInEveryParameter(String parameter) throws Exception {
    for (String evil :
        List.of(
            "%27%20OR%201%3D1--",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "..%2F..%2Fetc%2Fpasswd",
            "%00",
            "%0d%0aSet-Cookie:%20x=1",
            "%F0%9F%92%A3".repeat(60),
            "$%7Bjndi:ldap:%2F%2Fx%7D")) {
      String path = parameter.equals("channel") ? "touchpoints" : "funnels/purchase";
      HttpResponse<String> response = shop.get("/api/%s?%s=%s".formatted(path, parameter, evil));

      if (parameter.equals("by") && response.statusCode() == 200) {
        assertThat(ShopServer.JSON.readTree(response.body()).path("rows")).as(evil).isEmpty();
      } else {
        assertThat(response.statusCode()).as(evil).isIn(400, 404);
      }
      assertThat(response.headers().map()).doesNotContainKey("set-cookie");
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .doesNotStartWith("text/html");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/api/",
        "/..%2f..%2fpom.xml",
        "/%2e%2e/logback.xml",
        "/modules/../../../META-INF/MANIFEST.MF",
        "/io/journeyline/dashboard/Dashboard.class",
        "/index.html%00.js"
      })
  void shouldHaveNothingElse(String path) throws Exception {
    assertThat(shop.get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void shouldAllowNothingButReading() throws Exception {
    HttpResponse<String> response = shop.send("/api/stages", HttpRequest.Builder::DELETE);

    assertThat(response.statusCode()).isEqualTo(405);
  }
}
