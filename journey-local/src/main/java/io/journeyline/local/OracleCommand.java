package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.Ingested;
import io.journeyline.local.export.IdentifierFiles;
import io.journeyline.local.export.SnapshotFiles;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey oracle}: the numbers by plain recomputation. */
@Command(
    name = "oracle",
    description =
        "Compute all numbers of files by plain recomputation, without Kafka, and export them.")
final class OracleCommand implements Callable<Integer> {
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private KeyOptions key = new KeyOptions();

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

  @Override
  public Integer call() throws IOException {
    Console console = Console.system();
    input.requireFiles();
    JourneyDefinition loaded = definition.load();
    List<Touchpoint> touchpoints = new ArrayList<>();
    List<RejectedTouchpoint> rejected = new ArrayList<>();
    input.read(
        ingested -> {
          switch (ingested) {
            case Ingested.Accepted(Touchpoint touchpoint) -> touchpoints.add(touchpoint);
            case Ingested.Rejected(RejectedTouchpoint rejection) -> rejected.add(rejection);
          }
        });
    console.status(
        "Read %,d touchpoints, %,d unreadable".formatted(touchpoints.size(), rejected.size()));
    Resolved resolved =
        Oracle.resolve(loaded, key.customerIds(), touchpoints, rejected, asOf.toEpochMilli());
    SnapshotFiles.write(resolved.snapshot(), out);
    if (withIdentifiers) {
      IdentifierFiles.write(resolved.assignments(), out);
    }
    console.status("Exported to " + out);
    return ExitCodes.OK;
  }
}
