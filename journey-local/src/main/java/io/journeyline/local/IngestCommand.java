package io.journeyline.local;

import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.http.IngestSettings;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey ingest}: the ingest role alone. */
@Command(
    name = "ingest",
    description = "Run only the ingest role, against a given Kafka and registry.")
final class IngestCommand implements Callable<Integer> {
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private KeyOptions key = new KeyOptions();

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port that touchpoints come in at (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Partitions of the topics, if they are to be created (default: ${DEFAULT-VALUE}).")
  private int partitions = 4;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Connection kafka = connection.connection();
    Topics topics = connection.topics(partitions);
    kafka.provision(topics);
    try (OpenParts parts = new OpenParts()) {
      TouchpointPublisher publisher =
          parts.add(kafka.publisher(topics, definition.load(), key.customerIdsIfAny()));
      IngestServer server = parts.add(start(port, publisher));
      Console.system()
          .result(
              "Ingest on http://127.0.0.1:%d, to %s"
                  .formatted(server.port(), kafka.bootstrapServers()));
      parts.awaitInterrupt();
      return ExitCodes.OK;
    }
  }

  /** Starts the server on loopback. */
  static IngestServer start(int port, Publisher publisher) {
    try {
      return IngestServer.start(IngestSettings.local(port), publisher);
    } catch (IOException e) {
      throw new CommandException(e.getMessage() + " (--ingest-port)", ExitCodes.ENVIRONMENT, e);
    }
  }
}
