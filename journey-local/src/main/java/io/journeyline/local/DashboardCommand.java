package io.journeyline.local;

import io.journeyline.dashboard.customers.RemoteCustomers;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey dashboard}: the API and the pages alone. */
@Command(
    name = "dashboard",
    description = {
      "Serve the dashboard and its API for a pipeline that is there.",
      "It reads topics only, and keeps what it has read in a folder of its own."
    })
final class DashboardCommand implements Callable<Integer> {
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private DashboardOptions dashboard = new DashboardOptions();
  @Mixin private MetricsTokenOption token = new MetricsTokenOption();

  @Option(
      names = "--dashboard-data",
      paramLabel = "DIR",
      defaultValue = "data-dashboard",
      description = {
        "Folder for what it has read, so that it need not read it again",
        "(default: ./${DEFAULT-VALUE})."
      })
  private Path data = Path.of("data-dashboard");

  @Option(
      names = "--streams-url",
      paramLabel = "URL",
      description = {
        "Where an instance of the stream processor serves --metrics-port, for single customers.",
        "It tells of the others; give more than one for when it is down. Needs --query-secret."
      })
  private List<URI> streams = List.of();

  @Option(
      names = "--query-secret",
      paramLabel = "FILE",
      description = "File of the secret that those instances have as --query-secret.")
  private @Nullable Path secret;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.system();
    check();
    JourneyDefinition loaded = definition.load();
    @Nullable RemoteCustomers customers = customers(loaded);
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    try (OpenParts parts = new OpenParts()) {
      if (customers != null) {
        parts.add(customers);
      }
      Metrics metrics = parts.add(Metrics.ofProcess());
      String pages =
          dashboard.start(
              parts,
              new DashboardOptions.Shown(new Pipeline(kafka, topics, loaded), customers, data),
              metrics,
              token.access());
      console.result(
          "Dashboard at %s, of %s* at %s. Ctrl-C stops."
              .formatted(pages, topics.prefix(), kafka.bootstrapServers()));
      parts.awaitInterrupt();
      return ExitCodes.OK;
    }
  }

  /** Finds mistakes before anything is started. */
  private void check() {
    if (streams.isEmpty() != (secret == null)) {
      throw new CommandException(
          "--streams-url and --query-secret belong together: give both or none.", ExitCodes.USAGE);
    }
    for (URI url : streams) {
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!http || url.getHost() == null) {
        throw new CommandException(
            "--streams-url is %s; write an address such as http://streams:9404".formatted(url),
            ExitCodes.USAGE);
      }
    }
  }

  private @Nullable RemoteCustomers customers(JourneyDefinition loaded) {
    return secret == null
        ? null
        : new RemoteCustomers(
            streams, SecretFile.read("--query-secret", secret), loaded.identity());
  }
}
