package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.ingest.Ingested;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code journey oracle}: the numbers by plain recomputation. */
@Command(
    name = "oracle",
    description =
        "Compute all numbers of files by plain recomputation, without Kafka, and export them.")
final class OracleCommand implements Callable<Integer> {
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private KeyOptions key = new KeyOptions();

  @Mixin private ExportOptions export = new ExportOptions();

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
        Oracle.resolve(
            loaded, key.customerIds(), touchpoints, rejected, export.asOf().toEpochMilli());
    export.write(resolved.snapshot(), resolved::assignments, console);
    return ExitCodes.OK;
  }
}
