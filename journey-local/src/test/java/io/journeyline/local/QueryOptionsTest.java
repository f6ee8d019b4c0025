package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is wrong with who may ask for customers is said before anything is started. */
class QueryOptionsTest {
  private final StringWriter err = new StringWriter();

  private String mistake(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of("--bootstrap-servers", "127.0.0.1:1", "--registry-url", "http://127.0.0.1:1"));
    int code =
        JourneyCommand.commandLine()
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    assertThat(code).as(err.toString()).isEqualTo(ExitCodes.USAGE);
    return err.toString();
  }

  @Test
  void shouldWantAPortToAskAt() {
    assertThat(mistake("streams", "--query-secret", "file")).contains("--metrics-port");
  }

  @Test
  void shouldWantASecretForAnAddress() {
    assertThat(mistake("streams", "--metrics-port", "0", "--application-server", "a:1"))
        .contains("--query-secret");
  }

  @Test
  void shouldWantHostAndPortAsAddress() {
    assertThat(
            mistake(
                "streams",
                "--metrics-port",
                "0",
                "--query-secret",
                "file",
                "--application-server",
                "http://a:1"))
        .contains("--application-server is http://a:1; write HOST:PORT");
  }

  @Test
  void shouldWantAWholeAddressOfAnInstance() {
    assertThat(mistake("dashboard", "--streams-url", "streams:9404", "--query-secret", "file"))
        .contains("--streams-url is streams:9404; write an address such as http://");
    assertThat(mistake("dashboard", "--streams-url", "//streams:9404", "--query-secret", "file"))
        .contains("--streams-url is //streams:9404");
    assertThat(mistake("dashboard", "--query-secret", "file")).contains("belong together");
  }
}
