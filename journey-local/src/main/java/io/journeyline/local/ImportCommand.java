package io.journeyline.local;

import io.journeyline.ingest.publish.FileImport.Counts;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code journey import}: files into a running pipeline. */
@Command(
    name = "import",
    description =
        "Publish files of touchpoints to a running pipeline. Importing a file twice changes nothing.")
final class ImportCommand implements Callable<Integer> {
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private KeyOptions key = new KeyOptions();

  @Override
  public Integer call() {
    Console console = Console.system();
    input.requireFiles();
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    try (TouchpointPublisher publisher =
        kafka.publisher(topics, definition.load(), key.customerIdsIfAny())) {
      Counts counts = input.publish(publisher, console);
      console.result(
          "Read %,d: %,d published to %s, %,d rejected to %s"
              .formatted(
                  counts.read(),
                  counts.published(),
                  topics.touchpoints.name(),
                  counts.rejected(),
                  topics.rejected.name()));
    }
    return ExitCodes.OK;
  }
}
