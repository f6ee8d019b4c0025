package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WhatIfCommandTest {
  @TempDir private Path folder;
  private StoredFiles files;
  private final RecordedConsole recorded = new RecordedConsole();

  @BeforeEach
  void write() throws IOException {
    files = StoredFiles.in(folder);
    files.touchpoints(
        "{\"anonymous_id\":\"a1\"}",
        "{\"anonymous_id\":\"a1\",\"email\":\"ada@x\"}",
        "{\"email\":\"ada@x\"}",
        "{\"email\":\"bob@x\"}");
  }

  @Test
  void shouldFindNoDifference() throws IOException {
    assertThat(whatIf(files.definition("same.yaml", ""))).isEqualTo(ExitCodes.OK);
    assertThat(recorded.results())
        .isEqualTo("No difference: the same 2 customers and the same totals.\n");
  }

  @Test
  void shouldShowWhoWouldSplitAndWhichTotalsWouldChange() throws IOException {
    String apart = files.definition("apart.yaml", "[\"email:ada@x\", \"anonymous_id:a1\"]");

    assertThat(whatIf(apart)).isEqualTo(ExitCodes.FOUND);

    assertThat(recorded.results().replaceAll("[0-9a-f]{32}", "ID"))
        .startsWith(
            """
            Customers: 2 before, 3 after (+1)
            Unattributed touchpoints: 0 before and after
            Touchpoints that change customer: 1
            Customers with a new id only: 0
            Merges: 0
            Splits: 1
              ID into ID, ID

            Totals that change
            """)
        .containsPattern("stages +stage=looking +entered +2 +3 +\\+1")
        .containsPattern("transitions +from=START to=looking +count +2 +3 +\\+1");
  }

  private int whatIf(String candidate) {
    return CommandLine.populateCommand(new WhatIfCommand(), files.arguments(candidate))
        .call(recorded.console);
  }
}
