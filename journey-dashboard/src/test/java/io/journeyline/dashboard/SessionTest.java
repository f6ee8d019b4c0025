package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers that sign in and out. */
class SessionTest {
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
  void shouldLetABrowserSignInAndOut() throws Exception {
    HttpResponse<String> signedIn =
        session("POST", "Authorization", "Bearer " + ShopServer.token("analyst"));
    assertThat(signedIn.statusCode()).isEqualTo(200);
    String set = signedIn.headers().firstValue("set-cookie").orElseThrow();
    assertThat(set).contains("HttpOnly", "SameSite=Strict");
    String cookie = set.substring(0, set.indexOf(';'));

    HttpResponse<String> me = shop.get("/api/session", "Cookie", cookie);
    assertThat(ShopServer.JSON.readTree(me.body()).path("role").asText()).isEqualTo("analyst");
    assertThat(shop.get("/api/stages", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(
            session("POST", "Cookie", cookie, "Origin", "https://elsewhere.example").statusCode())
        .isEqualTo(403);
    assertThat(session("DELETE", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(shop.get("/api/stages", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> session(String method, String... headers) throws Exception {
    return shop.send(
        "/api/session",
        request -> request.method(method, HttpRequest.BodyPublishers.noBody()).headers(headers));
  }
}
