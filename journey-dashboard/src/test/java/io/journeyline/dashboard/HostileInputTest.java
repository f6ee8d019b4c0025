package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of every route that the API's document has, with values meant to do harm. */
class HostileInputTest {
  private static final String MARK = "zq7";

  private static final List<String> EVIL =
      List.of(
          "' OR 1=1; DROP TABLE stages;--" + MARK,
          "\" UNION SELECT * FROM cells " + MARK,
          "<script>alert('" + MARK + "')</script>",
          "\"><img src=x onerror=" + MARK + ">",
          "../../../../etc/passwd" + MARK,
          "..\\..\\windows\\" + MARK,
          "%2e%2e%2f" + MARK,
          "\r\nSet-Cookie: " + MARK + "=1\r\n\r\n<html>",
          "\0" + MARK,
          "\u0007\u001b[31m" + MARK,
          "\",\"" + MARK + "\":{\"a\":[",
          "{\"$ne\":\"" + MARK + "\"}",
          "${jndi:ldap://" + MARK + "/a}",
          "#{7*7}{{7*7}}" + MARK,
          "$(reboot)`" + MARK + "`",
          "=cmd|' /C calc'!" + MARK,
          "\u202e\ufeff\u2028" + MARK,
          "\ud83d\udca3".repeat(60) + MARK,
          "e\u0301".repeat(100) + MARK,
          MARK.repeat(1_000),
          "");

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "2147483648",
          "-9223372036854775809",
          "9".repeat(200),
          "1e9",
          "NaN",
          "0x10",
          "1.5",
          " 1",
          "--1");

  private static final List<String> DAYS =
      List.of(
          "2026-02-30",
          "2026-2-3",
          "2026-13-01",
          "0000-00-00",
          "1969-12-31",
          "3000-01-01",
          "+100000-01-01",
          "-0001-01-01",
          "2026-01-30T00:00:00Z",
          "20260130",
          "today");

  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.open(folder);
  }

  /**
   * A parameter of a route that is read.
   *
   * @param where query or path
   */
  private record Input(String path, String name, String where) {

    String asked(String value) {
      String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      if (where.equals("path")) {
        return path.replace("{" + name + "}", encoded);
      }
      String query = plain() + (plain().contains("?") ? "&" : "?") + name + "=" + encoded;
      return BESIDE.getOrDefault(name, "").isEmpty() ? query : query + "&" + BESIDE.get(name);
    }

    String plain() {
      return path.replace(
          "{id}", path.contains("customers") ? OneCustomer.ADA.customerId() : "purchase");
    }

    @Override
    public String toString() {
      return path + " " + name;
    }
  }

  /** The other end of a period, without which an end is refused whatever it says. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "from", "to=2026-02-01",
          "to", "from=2026-01-30",
          "otherFrom", "otherTo=2026-02-01",
          "otherTo", "otherFrom=2026-01-30");

  private static Stream<Input> inputs() throws Exception {
    List<Input> inputs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path :
        shop.json("/api/openapi.json").path("paths").properties()) {
      for (JsonNode parameter : path.getValue().at("/get/parameters")) {
        if (!parameter.path("in").asText().equals("header")) {
          inputs.add(
              new Input(
                  path.getKey(), parameter.path("name").asText(), parameter.path("in").asText()));
        }
      }
    }
    assertThat(inputs).hasSizeGreaterThan(60);
    return inputs.stream();
  }

  private static List<String> values(String name) {
    return switch (name) {
      case "version", "limit" -> joined(EVIL, NUMBERS);
      case "from", "to", "otherFrom", "otherTo" -> joined(EVIL, DAYS);
      default -> EVIL;
    };
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void shouldSayWhichParameterIsWrongWhateverItHolds(Input input) throws Exception {
    for (String value : values(input.name())) {
      HttpResponse<String> answer = shop.get(input.asked(value));

      requireHarmless(answer, value);
      if (answer.statusCode() == 200) {
        assertThat(input.name()).as("%s takes '%s'", input, value).isEqualTo("by");
      } else if (input.where().equals("query")) {
        requireNamed(input.name(), answer, value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void shouldRefuseAParameterThatIsGivenTwice(Input input) throws Exception {
    if (input.where().equals("path")) {
      assertThat(shop.get(input.plain() + "/" + input.plain()).statusCode()).isEqualTo(404);
      return;
    }
    HttpResponse<String> answer = shop.get(input.asked("a") + "&" + input.name() + "=a");

    requireNamed(input.name(), answer, "twice");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void shouldNameWhatIsAllowedWhereAParameterIsUnknown(Input input) throws Exception {
    String path = input.plain();
    HttpResponse<String> answer = shop.get(path + "?" + MARK + "%22%3E%0d%0a=1");

    requireHarmless(answer, MARK);
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = ShopServer.JSON.readTree(answer.body());
    assertThat(problem.path("parameter").asText()).isEqualTo(MARK + "\">??");
    if (input.where().equals("query")) {
      assertThat(problem.path("detail").asText()).contains("allowed are").contains(input.name());
    }
  }

  private static void requireNamed(String name, HttpResponse<String> answer, String value)
      throws Exception {
    assertThat(answer.statusCode()).as("%s: %s", name, value).isIn(400, 404);
    JsonNode problem = ShopServer.JSON.readTree(answer.body());
    if (!problem.path("title").asText().equals("nobody")) {
      assertThat(problem.path("parameter").asText()).as("'%s': %s", value, problem).isEqualTo(name);
      assertThat(problem.path("detail").asText()).startsWith(name + ": ").hasSizeLessThan(400);
    }
    assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
  }

  /** No mistake, nothing that a browser would run, nothing in headers. */
  private static void requireHarmless(HttpResponse<String> answer, String value) {
    assertThat(answer.statusCode()).as("'%s': %s", value, answer.body()).isIn(200, 400, 404);
    Map<String, List<String>> headers = answer.headers().map();
    assertThat(headers)
        .containsKeys(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy");
    assertThat(headers).doesNotContainKey("set-cookie");
    assertThat(headers.toString()).doesNotContain(MARK);
    assertThat(answer.headers().allValues("content-type"))
        .containsExactly(
            answer.statusCode() == 200 ? "application/json" : "application/problem+json");
    assertThat(answer.body()).doesNotContainPattern("[\\x00-\\x1f]");
  }
}
