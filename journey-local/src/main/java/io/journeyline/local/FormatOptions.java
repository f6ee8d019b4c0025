package io.journeyline.local;

import io.journeyline.ingest.file.FileOptions;
import io.journeyline.ingest.file.RecordedSource;
import io.journeyline.ingest.http.RecordedSources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose records the files of JSON Lines hold, where they are not touchpoints already. */
final class SourceOptions {
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

  /** The options as given; empty where none are. */
  String text() {
    return source == null ? "" : source + " " + new TreeMap<>(options);
  }

  /** How to read files by these options and a mapping file. */
  FileOptions options(@Nullable Path mapping) {
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
