package io.journeyline.local;

import io.journeyline.local.export.ExportMoment;
import io.journeyline.local.export.IdentifierFiles;
import io.journeyline.local.export.SnapshotFiles;
import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which moment a command computes for, and where it writes what it computed. */
final class ExportOptions {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      required = true,
      description = "The moment to compute for, ISO-8601, such as 2026-04-01T00:00:00Z.")
  private Instant asOf = Instant.EPOCH;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the export.")
  private Path out = Path.of("");

  @Option(
      names = "--with-identifiers",
      description = {
        "Also export which customer each identifier and each touchpoint",
        "belongs to. These files are personal data."
      })
  private boolean withIdentifiers;

  Instant asOf() {
    return asOf;
  }

  /**
   * Writes the export.
   *
   * @param assignments asked for only if they are to be written
   */
  void write(Snapshot snapshot, Supplier<Assignments> assignments, Console console)
      throws IOException {
    SnapshotFiles.write(snapshot, ExportMoment.settled(asOf.toEpochMilli()), out);
    if (withIdentifiers) {
      IdentifierFiles.write(assignments.get(), out);
    }
    console.result("Exported to %s, as of %s".formatted(out, asOf));
  }
}
