package io.journeyline.local;

import io.journeyline.local.export.SeriesFile;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PublishedFacts;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command finds series: a running pipeline, or an export. */
final class StoredSeriesOptions {
  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Read the series of this export instead of a running pipeline's.")
  private @Nullable Path export;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /**
   * Series, and up to when they are complete.
   *
   * @param asOf ms, or {@code Long.MIN_VALUE} where that is not known
   */
  record Stored(Map<SeriesKey, SeriesCounts> series, long asOf) {}

  Stored read(Console console) throws IOException {
    Stored stored = export == null ? ofPipeline() : ofExport(export);
    console.status("Read %,d cells of series".formatted(stored.series().size()));
    return stored;
  }

  private Stored ofPipeline() {
    Connection kafka = connection.connection();
    PublishedFacts facts = kafka.facts(connection.existingTopics());
    long asOf = facts.progress().asOf();
    return new Stored(facts.series(), asOf);
  }

  private static Stored ofExport(Path dir) throws IOException {
    if (!Files.isRegularFile(dir.resolve("series.jsonl"))) {
      throw new CommandException("No export with series.jsonl: " + dir, ExitCodes.USAGE);
    }
    return new Stored(SeriesFile.read(dir), Long.MIN_VALUE);
  }
}
