package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema that editors use is the one that the program uses. */
class PublishedSchemaTest {

  @Test
  void shouldBeTheSameInTheDocsAndInTheProgram() {
    assertThat(Path.of("../docs/definition.schema.json"))
        .hasSameTextualContentAs(
            Path.of("src/main/resources/io/journeyline/definition/definition.schema.json"));
  }
}
