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
  private static final String PARQUET = ".parquet";

  /** Endings, each but Parquet's also with .gz after it, and what reads them. */
  private static final Map<String, Opener> BY_ENDING =
      Map.of(
          ".jsonl",
          TouchpointFiles::jsonLines,
          ".ndjson",
          TouchpointFiles::jsonLines,
          ".json",
          TouchpointFiles::jsonLines,
          ".csv",
          (file, options) -> new CsvFileReader(file, options.mappings().find(file), ','),
          ".tsv",
          (file, options) -> new CsvFileReader(file, options.mappings().find(file), '\t'),
          PARQUET,
          TouchpointFiles::parquet,
          ".xes",
          (file, options) -> new XesFileReader(file, options.mappings().findAny(file)));

  private TouchpointFiles() {}

  private interface Opener {
    FileReader open(Path file, FileOptions options) throws IOException, DefinitionException;
  }

  /**
   * Opens a file.
   *
   * @throws DefinitionException when the mapping has mistakes or does not fit the file's columns
   */
  public static FileReader open(Path file, FileOptions options)
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
              + " .csv, .tsv and .xes, each also with .gz, and .parquet");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          file + (Files.exists(file) ? ": not a file" : ": there is no such file"));
    }
    return opener.get().open(file, options);
  }

  private static FileReader jsonLines(Path file, FileOptions options) throws IOException {
    @Nullable RecordedSource source = options.source();
    return source != null && source.isIn(file)
        ? new RecordLinesReader(file, source)
        : new JsonLinesReader(file);
  }

  private static FileReader parquet(Path file, FileOptions options)
      throws IOException, DefinitionException {
    if (isPacked(file)) {
      throw new IOException(
          file + ": Parquet is packed inside and is not read out of gzip; unpack it with gunzip");
    }
    return new ParquetTableReader(file, options.mappings().find(file));
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
