package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that a command has exported to. */
record Export(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FILES = 9;

  /** The lines of one aggregate whose fields have these values. */
  List<JsonNode> lines(String aggregate, Map<String, String> where) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(aggregate + ".jsonl"))) {
      JsonNode node = JSON.readTree(line);
      if (where.entrySet().stream()
          .allMatch(field -> node.path(field.getKey()).asText().equals(field.getValue()))) {
        lines.add(node);
      }
    }
    return lines;
  }

  /** The sum of a field over the lines whose fields have these values. */
  long sum(String aggregate, String field, Map<String, String> where) throws IOException {
    return lines(aggregate, where).stream().mapToLong(line -> line.path(field).asLong()).sum();
  }

  /**
   * Asserts that the other one holds the same files with the same bytes, and that none is empty.
   */
  void assertSameBytes(Export other) throws IOException {
    List<String> names = names();
    assertThat(other.names()).isEqualTo(names).hasSizeGreaterThanOrEqualTo(FILES);
    for (String name : names) {
      Path file = folder.resolve(name);
      assertThat(file).isNotEmptyFile();
      assertThat(other.folder.resolve(name)).hasSameTextualContentAs(file);
      assertThat(other.folder.resolve(name)).hasSameBinaryContentAs(file);
    }
  }

  /** Its files. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
