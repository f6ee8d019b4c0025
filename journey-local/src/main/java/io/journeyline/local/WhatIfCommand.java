package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.TotalsDiff;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Regrouping;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Snapshot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code journey what-if}: what another definition would make of the same touchpoints. */
@Command(
    name = "what-if",
    description = {
      "Recompute the stored touchpoints under another definition, of a running pipeline or of files",
      "with --input, and show who would merge or split and which totals would change.",
      "Nothing is published. Customers are named by their ids only."
    })
final class WhatIfCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NEW_DEFINITION", description = "The definition to try.")
  private Path candidate = Path.of("");

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private StoredOptions stored = new StoredOptions();
  @Mixin private KeyOptions key = new KeyOptions();

  @Override
  public Integer call() {
    return call(Console.system());
  }

  int call(Console console) {
    JourneyDefinition after = DefinitionOption.load(candidate);
    JourneyDefinition before = definition.load();
    CustomerIds ids = key.customerIds();
    StoredOptions.Stored read = stored.read(console);
    Regrouping customers = Regrouping.of(before, after, ids, read.touchpoints());
    TotalsDiff totals = TotalsDiff.compare(snapshot(before, ids, read), snapshot(after, ids, read));
    new WhatIfReport(console).print(customers, totals);
    return customers.isSame() && totals.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
  }

  private static Snapshot snapshot(
      JourneyDefinition definition, CustomerIds ids, StoredOptions.Stored read) {
    return Oracle.compute(definition, ids, read.touchpoints(), read.rejected(), read.asOf());
  }
}
