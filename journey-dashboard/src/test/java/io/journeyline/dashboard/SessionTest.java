package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that sign in and out. */
class SessionTest {
  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, 0);
  }

  private static HttpResponse<String> session(String method, String... headers) throws Exception {
    return shop.send(
        "/api/session",
        request -> request.method(method, HttpRequest.BodyPublishers.noBody()).headers(headers));
  }

  private static String bearer(String role) {
    return "Bearer " + ShopServer.token(role);
  }

  private static String cookieOf(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("set-cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private static String signedIn(String role) throws Exception {
    HttpResponse<String> answer = session("POST", "Authorization", bearer(role));
    assertThat(answer.statusCode()).isEqualTo(200);
    return cookieOf(answer);
  }

  private static int statusWith(String cookie) throws Exception {
    return shop.get("/api/stages", "Cookie", cookie).statusCode();
  }

  @Test
  void shouldLetABrowserSignInAndOut() throws Exception {
    String cookie = signedIn("analyst");

    HttpResponse<String> me = shop.get("/api/session", "Cookie", cookie);
    assertThat(ShopServer.JSON.readTree(me.body()).path("role").asText()).isEqualTo("analyst");
    assertThat(statusWith(cookie)).isEqualTo(200);
    HttpResponse<String> out = session("DELETE", "Cookie", cookie);
    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(out.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("journeyline_session=; Max-Age=0");
    assertThat(statusWith(cookie)).isEqualTo(401);
  }

  @Test
  void shouldKeepTheCookieFromScriptsOtherPagesAndPlainConnections() throws Exception {
    HttpResponse<String> plain = session("POST", "Authorization", bearer("viewer"));
    HttpResponse<String> proxied =
        session("POST", "Authorization", bearer("viewer"), "X-Forwarded-Proto", "https");

    assertThat(plain.headers().firstValue("set-cookie").orElseThrow())
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200")
        .doesNotContain("Secure", "Domain", ShopServer.token("viewer"));
    assertThat(proxied.headers().firstValue("set-cookie").orElseThrow()).endsWith("; Secure");
  }

  @Test
  void shouldNotTakeANumberThatSomebodyElseChose() throws Exception {
    String chosen = "journeyline_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    HttpResponse<String> answer =
        session("POST", "Authorization", bearer("owner"), "Cookie", chosen);
    assertThat(cookieOf(answer)).isNotEqualTo(chosen);
    assertThat(statusWith(chosen)).isEqualTo(401);
  }

  @Test
  void shouldEndTheSessionThatANewOneTakesThePlaceOf() throws Exception {
    String before = signedIn("viewer");
    String after = cookieOf(session("POST", "Authorization", bearer("owner"), "Cookie", before));

    assertThat(statusWith(before)).isEqualTo(401);
    assertThat(statusWith(after)).isEqualTo(200);
  }

  @Test
  void shouldNotProlongItselfWithoutAToken() throws Exception {
    assertThat(session("POST", "Cookie", signedIn("viewer")).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere.example", "null", "http://127.0.0.1:1", "http://localhost", ""})
  void shouldRefuseWhatPagesOfOthersMakeABrowserDo(String origin) throws Exception {
    String cookie = signedIn("owner");
    for (String path : List.of("/api/session", "/api/actions", "/api/alerts/silences")) {
      HttpResponse<String> answer = change("POST", path, cookie, origin);
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }
    for (String path : List.of("/api/session", "/api/actions/a1", "/api/alerts/silences/s1")) {
      assertThat(change("DELETE", path, cookie, origin).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(statusWith(cookie)).as("it has not been signed out").isEqualTo(200);
    String own = "http://127.0.0.1:" + shop.port();
    assertThat(change("DELETE", "/api/session", cookie, own).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> change(
      String method, String path, String cookie, String origin) throws Exception {
    return shop.send(
        path,
        request ->
            request
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .headers("Cookie", cookie, "Origin", origin, "Content-Type", "application/json"));
  }
}
