package io.journeyline.local;

import io.journeyline.local.export.SnapshotFiles;
import io.journeyline.local.pipeline.PublishedFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey export}: the running pipeline's numbers as files. */
@Command(
    name = "export",
    description = "Write what a running pipeline has published as JSON Lines.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the export.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    PublishedFacts facts = connection.connection().facts(connection.existingTopics());
    long asOf = facts.progress().asOf();
    SnapshotFiles.write(facts.snapshot(), out);
    Console.system().status("Exported to %s, as of %s or later".formatted(out, moment(asOf)));
    return ExitCodes.OK;
  }

  /** A moment for people. */
  static String moment(long asOf) {
    return asOf == Long.MIN_VALUE ? "(not known yet)" : Instant.ofEpochMilli(asOf).toString();
  }
}
