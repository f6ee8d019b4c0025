package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no proper client sends, byte by byte. */
class RawRequestTest {
  /** Above the limits of a line and of headers, and read at once. */
  private static final int LARGE = 20_000;

  private static final int PATIENCE = 120_000;

  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.open(folder);
  }

  /** An answer as it came. */
  private record Raw(int status, String head, String body) {

    /** Reads the next one of a connection; what answers {@code HEAD} ends with its headers. */
    static Raw read(InputStream in, boolean hasBody) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      String head = "";
      while (!head.endsWith("\r\n\r\n")) {
        int next = in.read();
        assertThat(next).as("it ends after '%s'", head).isNotNegative();
        bytes.write(next);
        head = bytes.toString(StandardCharsets.ISO_8859_1);
      }
      int status = Integer.parseInt(head.split(" ", 3)[1]);
      Raw found = new Raw(status, head.toLowerCase(Locale.ROOT), "");
      int length = hasBody && status != 304 ? Integer.parseInt(found.header("content-length")) : 0;
      return new Raw(
          status, found.head(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    String header(String name) {
      String start = name + ": ";
      return head.lines()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .map(line -> line.substring(start.length()))
          .orElse("");
    }
  }

  private static void write(Socket socket, String line, String... headers) throws IOException {
    OutputStream out = socket.getOutputStream();
    String more = Stream.of(headers).map(one -> one + "\r\n").collect(Collectors.joining());
    out.write(
        (line + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.port());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private static Raw ask(String line, String... headers) throws IOException {
    try (Socket socket = connect()) {
      write(socket, line, headers);
      return Raw.read(socket.getInputStream(), !line.startsWith("HEAD"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/stages?segment=%zz",
        "GET /api/stages?segment=%",
        "GET /api/stages?segment=%ff%fe",
        "GET /api/stages?%zz=1",
        "GET /api/stages?=1",
        "GET /api/stages?&&&=",
        "GET /api/stages?segment=<script>",
        "GET /api/stages?segment=\u00e9",
        "GET /api/funnels/%zz",
        "GET /api/funnels/%ff",
        "GET /api/funnels/<script>",
        "GET /api/funnels/%00",
        "GET /api/funnels/..%2f..%2fetc%2fpasswd",
        "GET /api/stages;segment=x/../nothing",
        "GET //api//nothing",
        "GET /%zz",
        "GET api/stages",
        "GET http://elsewhere.example/api/nothing",
        "G=T /api/stages",
        "GET"
      })
  void shouldRefuseWhatIsNoProperRequestAsAProblem(String line) throws Exception {
    Raw answer = ask(line);

    assertThat(answer.status()).as(answer.toString()).isIn(400, 404, 405);
    requireProblem(answer);
  }

  @Test
  void shouldRefuseWhatIsTooLarge() throws Exception {
    Raw line = ask("GET /api/stages?segment=" + "a".repeat(LARGE));
    assertThat(line.status()).isIn(400, 414);
    requireProblem(line);
    Raw header = ask("GET /api/stages", "X-Long: " + "a".repeat(LARGE));
    assertThat(header.status()).isIn(400, 431);
    requireProblem(header);
  }

  private static void requireProblem(Raw answer) throws Exception {
    assertThat(answer.head())
        .contains("content-type: application/problem+json\r\n")
        .contains("content-security-policy: ", "x-content-type-options: nosniff\r\n")
        .doesNotContain("set-cookie", "elsewhere");
    JsonNode problem = ShopServer.JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    assertThat(problem.path("detail").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/stages", "/api/openapi.json", "/api/session", "/health"})
  void shouldAnswerHeadAsGetWithoutABody(String path) throws Exception {
    try (Socket socket = connect()) {
      write(socket, "HEAD " + path);
      Raw head = Raw.read(socket.getInputStream(), false);
      write(socket, "GET " + path);
      Raw get = Raw.read(socket.getInputStream(), true);

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length"))
          .isEqualTo(get.header("content-length"))
          .isNotEqualTo("0");
      assertThat(get.body()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"", "W/", ",,,,", "\"a\", W/\"b\"", "\u0001", "\u00e9"})
  void shouldNotStumbleOverWhatAClientClaimsToHave(String known) throws Exception {
    Raw answer = ask("GET /api/stages", "If-None-Match: " + known);

    assertThat(answer.status()).isIn(200, 304, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"elsewhere.example", "127.0.0.1.elsewhere.example", "localhost.", "[::2]"})
  void shouldNotAnswerUnderAnotherNameWithoutTokens(String host) throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              "GET /api/stages HTTP/1.1\r\nHost: %s\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(Raw.read(socket.getInputStream(), true).status()).isIn(400, 403);
    }
  }

  @Test
  void shouldSayWhichMethodsAreAllowed() throws Exception {
    assertThat(ask("DELETE /api/stages").header("allow")).isEqualTo("get, head");
    assertThat(ask("PUT /api/actions").header("allow")).isEqualTo("get, head, post");
    assertThat(ask("GET /api/actions/a1").header("allow")).isEqualTo("delete");
    assertThat(ask("PATCH /api/session").header("allow")).isEqualTo("delete, get, head, post");
    assertThat(ask("HEAD /api/live").header("allow")).isEqualTo("get");
    assertThat(ask("POST /").header("allow")).isEqualTo("get, head");
    assertThat(ask("POST /api/nothing").status()).isEqualTo(404);
    assertThat(ask("TRACE /api/stages", "Cookie: journeyline_session=secret").body())
        .doesNotContain("secret");
  }
}
