package io.journeyline.local;

import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code journey ingest}: the ingest role alone. */
@Command(
    name = "ingest",
    description = "Run only the ingest role, against a given Kafka and registry.")
final class IngestCommand implements Callable<Integer> {
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private KeyOptions key = new KeyOptions();

  @Mixin private IngestOptions server = new IngestOptions();
  @Mixin private PartitionsOption partitions = new PartitionsOption();

  @Override
  public Integer call() throws InterruptedException {
    Connection kafka = connection.connection();
    Topics topics = connection.topics(partitions.count());
    kafka.provision(topics);
    try (OpenParts parts = new OpenParts()) {
      Pipeline pipeline = new Pipeline(kafka, topics, definition.load());
      @Nullable CustomerIds customerIds = key.customerIdsIfAny();
      Admission admission = EdgeRules.open(parts, pipeline, customerIds);
      TouchpointPublisher publisher = parts.add(pipeline.publisher(customerIds));
      Metrics metrics = parts.add(Metrics.ofProcess());
      publisher.bindTo(metrics);
      IngestServer running =
          server.start(parts, new IngestOptions.Intake(pipeline, publisher, admission, metrics));
      Console.system()
          .result(
              "Ingest on http://127.0.0.1:%d, to %s"
                  .formatted(running.port(), kafka.bootstrapServers()));
      parts.awaitInterrupt();
      return ExitCodes.OK;
    }
  }
}
