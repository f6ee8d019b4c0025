package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.local.pipeline.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * Asserts that the other one holds the same files with the same bytes, and of each enough lines
   * for that to mean something.
   */
  void assertSameBytes(Export other) throws IOException {
    assertSameBytes(other, Verification.ENOUGH_CELLS, Set.of());
  }

  /**
   * Asserts it of exports of little.
   *
   * @param least lines that each file must have
   * @param exempt aggregates that may have fewer
   */
  void assertSameBytes(Export other, long least, Set<String> exempt) throws IOException {
    List<String> names = aggregates();
    assertThat(other.aggregates()).isEqualTo(names).hasSizeGreaterThanOrEqualTo(FILES);
    for (String name : names) {
      Path file = folder.resolve(name + ".jsonl");
      Path same = other.folder.resolve(name + ".jsonl");
      assertThat(same).hasSameTextualContentAs(file);
      assertThat(same).hasSameBinaryContentAs(file);
      if (!exempt.contains(name)) {
        assertThat(Files.readAllLines(file)).as(name).hasSizeGreaterThanOrEqualTo((int) least);
      }
    }
  }

  /** What it has, without the file that says for which moment. */
  private List<String> aggregates() throws IOException {
    return names().stream()
        .filter(name -> name.endsWith(".jsonl"))
        .map(name -> name.substring(0, name.length() - ".jsonl".length()))
        .toList();
  }

  /** The moment that it speaks for. */
  JsonNode moment() throws IOException {
    return JSON.readTree(folder.resolve("export.json").toFile());
  }

  /** Its files. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
