package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live events. */
class LiveTest {
  @TempDir private Path folder;
  @AutoClose private ShopServer shop;

  @BeforeEach
  void start() {
    shop = ShopServer.open(folder);
  }

  @Test
  void shouldTellAtOnceWhatChanged() throws Exception {
    try (Listener listener = new Listener(null)) {
      assertThat(listener.next()).contains("event: hello");
      shop.feed().changed(Set.of("stages"), shop.model().moment());
      String change = listener.next();
      assertThat(change).contains("event: change", "\"changed\":[\"stages\"]", "\"asOf\":\"2026");

      shop.feed().changed(Set.of("variants"), shop.model().moment());
      listener.next();
      String id = change.lines().filter(line -> line.startsWith("id: ")).findFirst().orElseThrow();
      try (Listener back = new Listener(id.substring("id: ".length()))) {
        assertThat(back.next()).contains("retry:");
        assertThat(back.next()).contains("event: change", "variants").doesNotContain("stages");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "another-7",
        "7",
        "-",
        "''",
        "RUN-",
        "RUN-x",
        "RUN--1",
        "RUN-9223372036854775808",
        "RUN-9000000"
      })
  void shouldSayWhatCannotBeResumed(String last) throws Exception {
    String run;
    try (Listener listener = new Listener(null)) {
      String hello = listener.next();
      run = hello.substring(hello.indexOf("id: ") + "id: ".length(), hello.indexOf("-0\n"));
    }
    shop.feed().changed(Set.of("stages"), shop.model().moment());
    try (Listener listener = new Listener(last.replace("RUN", run))) {
      assertThat(listener.next()).contains("event: reset");
    }
  }

  @Test
  void shouldRefuseListenersBeyondTheLimit() throws Exception {
    try (Listener one = new Listener(null);
        Listener two = new Listener(null)) {
      one.next();
      two.next();
      HttpResponse<String> third = shop.get("/api/live");
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("retry-after")).isPresent();
    }
  }

  /** A client of the live events. */
  private final class Listener implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;

    Listener(@Nullable String lastId) throws Exception {
      body = shop.listen(lastId).body();
      lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next event, without comments. */
    String next() throws Exception {
      StringBuilder event = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !event.isEmpty()) {
          return event.toString();
        }
        if (!line.isEmpty() && !line.startsWith(":")) {
          event.append(line).append('\n');
        }
      }
      return event.toString();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
