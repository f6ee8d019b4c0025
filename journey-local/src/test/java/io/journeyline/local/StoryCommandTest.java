package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoryCommandTest {
  @TempDir private Path folder;
  private StoredFiles files;
  private final RecordedConsole recorded = new RecordedConsole();

  @BeforeEach
  void write() throws IOException {
    files = StoredFiles.in(folder);
    files.touchpoints(
        "{\"anonymous_id\":\"a1\"}",
        "{\"anonymous_id\":\"a1\",\"email\":\"ada@x\"}",
        "{\"email\":\"bob@x\"}");
  }

  private int story(String... arguments) {
    return CommandLine.populateCommand(new StoryCommand(), files.arguments(arguments))
        .call(recorded.console);
  }

  @Test
  void shouldTellTheWholeCustomersJourneyWithItsTouchpoints() {
    assertThat(story("anonymous_id:a1")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.results())
        .startsWith("Customer ")
        .contains("The journey began in Looking")
        .contains("(2 times)")
        .doesNotContain("bob@x");
  }

  @Test
  void shouldTellTheTypicalJourney() {
    assertThat(story("--persona", "all")).isEqualTo(ExitCodes.OK);

    assertThat(recorded.results()).contains("All customers: 2 journeys begun, 3 touchpoints");
  }

  @Test
  void shouldSayThatNobodyHasTheIdentifier() {
    assertThat(story("email:eve@x")).isEqualTo(ExitCodes.FOUND);
  }

  @Test
  void shouldAskWhoseStory() {
    assertThatThrownBy(this::story)
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("Whose story?");
    assertThatThrownBy(() -> story("ada"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("has no type");
    assertThatThrownBy(() -> story("--persona", "nobody"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("No persona or segment 'nobody'");
  }
}
