package io.journeyline.local;

import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.publish.FileImport.Counts;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    Pipeline pipeline = new Pipeline(kafka, topics, definition.load());
    @Nullable CustomerIds customerIds = key.customerIdsIfAny();
    try (OpenParts parts = new OpenParts()) {
      Admission admission = EdgeRules.open(parts, pipeline, customerIds);
      TouchpointPublisher publisher = parts.add(pipeline.publisher(customerIds));
      Counts counts = input.publish(publisher, admission, console);
      console.result(
          "Read %,d: %,d published to %s, %,d rejected to %s"
              .formatted(
                  counts.read(),
                  counts.published(),
                  topics.touchpoints.name(),
                  counts.rejected(),
                  topics.rejected.name()));
      if (counts.withheld() > 0) {
        console.result(
            "%,d not taken in: suppressed, or without the consent that the definition requires"
                .formatted(counts.withheld()));
      }
    }
    return ExitCodes.OK;
  }
}
