package io.journeyline.local;

import io.journeyline.ingest.file.FileOptions;
import io.journeyline.ingest.file.RecordedSource;
import io.journeyline.ingest.http.RecordedSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files of touchpoints are to be read, where their names alone do not tell. */
final class FormatOptions {
  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = {
        "How to read CSV, TSV, Parquet and XES (default: the file's name and .mapping.yaml,",
        "else the mapping in definitions/ that names the file)."
      })
  private @Nullable Path mapping;

  @Option(
      names = "--source",
      paramLabel = "TYPE[=FILES]",
      description = {
        "JSON Lines hold records of this source, as its topic would, such as salesforce-cdc",
        "or debezium-changes; FILES: only in files of which this pattern matches the name."
      })
  private @Nullable String source;

  @Option(
      names = "--source-option",
      paramLabel = "NAME=VALUE",
      description = {
        "An option of the source, such as identifiers.email=/customer/email; its id and",
        "channel too. May be repeated."
      })
  private Map<String, String> options = new LinkedHashMap<>();

  @Nullable Path mapping() {
    return mapping;
  }

  /** Whose records files hold, as given; empty where nothing is. */
  String source() {
    return source == null ? "" : source + " " + new TreeMap<>(options);
  }

  /** Ends the command when a file is not there, before anything else is waited for. */
  void requireFiles(List<Path> inputs) {
    inputs.forEach(FormatOptions::requireFile);
    if (mapping != null) {
      requireFile(mapping);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(
          (Files.exists(file) ? "Not a file: " : "No such file: ") + file, ExitCodes.USAGE);
    }
  }

  /** The same for who reads files. */
  FileOptions options() {
    return new FileOptions(mapping, Installation.definitions(), recorded());
  }

  private @Nullable RecordedSource recorded() {
    if (source == null) {
      if (!options.isEmpty()) {
        throw new CommandException(
            "--source-option says how to read a source's records; name it by --source",
            ExitCodes.USAGE);
      }
      return null;
    }
    int equals = source.indexOf('=');
    String type = equals < 0 ? source : source.substring(0, equals);
    @Nullable String files = equals < 0 ? null : source.substring(equals + 1);
    try {
      return RecordedSources.of(type, files, options);
    } catch (IllegalArgumentException e) {
      throw new CommandException("--source " + e.getMessage(), ExitCodes.USAGE, e);
    }
  }
}
