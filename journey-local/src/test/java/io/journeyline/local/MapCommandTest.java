package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MapCommandTest {
  @TempDir private Path folder;
  private StoredFiles files;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    files = StoredFiles.in(folder);
    files.touchpoints(
        "{\"anonymous_id\":\"a1\"}",
        "{\"anonymous_id\":\"a1\",\"email\":\"ada@x\"}",
        "{\"email\":\"bob@x\"}");
  }

  private int map(String... arguments) {
    CommandLine command = JourneyCommand.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] given = files.arguments(arguments);
    String[] all = new String[given.length + 1];
    all[0] = "map";
    System.arraycopy(given, 0, all, 1, given.length);
    return command.execute(all);
  }

  @Test
  void shouldWriteTheMapAsJson() throws IOException {
    assertThat(map("--format", "json")).isZero();

    JsonNode map = new ObjectMapper().readTree(out.toString());
    assertThat(map.path("format").asText()).isEqualTo("journeyline-map/1");
    assertThat(map.path("totals").path("customers").asLong()).isEqualTo(2);
    assertThat(map.path("stages").get(0).path("touchpoints").get(0).path("count").asLong())
        .isEqualTo(3);
  }

  @Test
  void shouldShowActionsOfAFileWithWhatCanBeSaidOfThem() throws IOException {
    Path actions = folder.resolve("actions.jsonl");
    Files.writeString(
        actions,
        "{\"id\":\"a\",\"about\":\"drop-off.view.web.all\",\"what\":\"Mend it\",\"start\":\"2026-01-01\"}\n");

    assertThat(map("--actions", actions.toString())).isZero();

    JsonNode action = new ObjectMapper().readTree(out.toString()).path("actions").get(0);
    assertThat(action.path("effect").path("status").asText()).isEqualTo("too-early");
  }

  @Test
  void shouldWriteAPageOfAPeriod() throws IOException {
    Path page = folder.resolve("map.html");

    assertThat(map("--format", "html", "--out", page.toString(), "--from", "2026-01-01")).isZero();
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("2026-01-01 onwards");
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    assertThat(map("--persona", "nobody")).isEqualTo(ExitCodes.USAGE);
    assertThat(map("--from", "2026-02-02", "--to", "2026-02-01")).isEqualTo(ExitCodes.USAGE);
    assertThat(map("--export", folder.resolve("nowhere").toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(map("--actions", folder.resolve("nowhere").toString())).isEqualTo(ExitCodes.USAGE);
  }
}
