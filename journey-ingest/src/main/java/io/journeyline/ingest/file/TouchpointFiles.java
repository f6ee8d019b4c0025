package io.journeyline.ingest.file;

import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens files of touchpoints: the adapter is chosen by the ending of the name. */
public final class TouchpointFiles {
  private static final String PACKED = ".gz";

  private static final Opener JSON_LINES = (file, mappings) -> new JsonLinesReader(file);

  /** Endings, each also with .gz after it, and what reads them. */
  private static final Map<String, Opener> BY_ENDING =
      Map.of(
          ".jsonl", JSON_LINES,
          ".ndjson", JSON_LINES,
          ".json", JSON_LINES,
          ".csv", (file, mappings) -> new CsvFileReader(file, mappings.find(file), ','),
          ".tsv", (file, mappings) -> new CsvFileReader(file, mappings.find(file), '\t'));

  private TouchpointFiles() {}

  private interface Opener {
    FileReader open(Path file, MappingFiles mappings) throws IOException, DefinitionException;
  }

  /**
   * Opens a file.
   *
   * @param mapping mapping file of a CSV or TSV file; null: {@code FILE.mapping.yaml} beside it
   * @throws DefinitionException when the mapping has mistakes or does not fit the file's columns
   */
  public static FileReader open(Path file, @Nullable Path mapping)
      throws IOException, DefinitionException {
    return open(file, mapping, null);
  }

  /**
   * Opens a file.
   *
   * @param definitions folder in which also to look for a mapping that names this one by its patterns
   * @throws DefinitionException when the mapping has mistakes or does not fit the file's columns
   */
  public static FileReader open(Path file, @Nullable Path mapping, @Nullable Path definitions)
      throws IOException, DefinitionException {
    String name = plainName(file).toLowerCase(Locale.ROOT);
    Optional<Opener> opener =
        BY_ENDING.entrySet().stream()
            .filter(entry -> name.endsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (opener.isEmpty()) {
      throw new IOException(
          file
              + ": the ending says nothing known; allowed are .jsonl, .ndjson, .json (JSON Lines),"
              + " .csv and .tsv, each also with .gz");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          file + (Files.exists(file) ? ": not a file" : ": there is no such file"));
    }
    return opener.get().open(file, new MappingFiles(mapping, definitions));
  }

  static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(PACKED);
  }

  /** The file's name without .gz. */
  static String plainName(Path file) {
    String name = String.valueOf(file.getFileName());
    return isPacked(file) ? name.substring(0, name.length() - PACKED.length()) : name;
  }
}
