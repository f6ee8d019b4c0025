package io.journeyline.local;

import io.journeyline.local.export.ExportMoment;
import io.journeyline.local.export.SnapshotFiles;
import io.journeyline.local.pipeline.PipelineProgress;
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
    PipelineProgress progress = facts.progress();
    SnapshotFiles.write(
        facts.snapshot(),
        new ExportMoment(progress.asOf(), progress.watermark(), progress.lag()),
        out);
    Console.system()
        .status(
            "Exported to %s, as of %s or later (%s)"
                .formatted(out, moment(progress.asOf()), read(progress)));
    return ExitCodes.OK;
  }

  /** How far a pipeline has read, for people. */
  static String read(PipelineProgress progress) {
    return read(progress.watermark(), progress.lag());
  }

  static String read(long watermark, long lag) {
    return "read up to %s, %,d records not read yet".formatted(moment(watermark), lag);
  }

  /** A moment for people. */
  static String moment(long asOf) {
    return asOf == Long.MIN_VALUE ? "(not known yet)" : Instant.ofEpochMilli(asOf).toString();
  }
}
