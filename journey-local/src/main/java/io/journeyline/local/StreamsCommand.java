package io.journeyline.local;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsServer;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey streams}: the stream processor alone. */
@Command(
    name = "streams",
    description = {
      "Run only the stream processor, against a given Kafka and registry.",
      "Instances with the same topic prefix share the work; all need the same --key."
    })
final class StreamsCommand implements Callable<Integer> {
  /** Transactions may stay open for ten seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ClockOption clock = new ClockOption();
  @Mixin private SealingOptions sealing = new SealingOptions();
  @Mixin private AlertOptions alerts = new AlertOptions();
  @Mixin private PartitionsOption partitions = new PartitionsOption();
  @Mixin private MetricsOptions metrics = new MetricsOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of this instance's state (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--key", paramLabel = "FILE", description = "Secret key of customer ids, in hex.")
  private @Nullable Path key;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--standbys",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of state on other instances (default: ${DEFAULT-VALUE}).")
  private int standbys = 1;

  @Option(
      names = "--commit-interval",
      paramLabel = "DURATION",
      defaultValue = "PT0.1S",
      description = {
        "Time between transactions: a longer one costs the brokers less and shows touchpoints later",
        "(default: ${DEFAULT-VALUE})."
      })
  private Duration commitInterval = StreamsSettings.DEFAULT_COMMIT_INTERVAL;

  @Mixin private QueryOptions queries = new QueryOptions();

  @Override
  public Integer call() throws InterruptedException {
    queries.check(metrics.served());
    Console console = Console.system();
    Connection kafka = connection.connection();
    Topics topics = connection.topics(partitions.count());
    try (OpenParts parts = new OpenParts()) {
      DataFolder folder = parts.add(DataFolder.open(data, key));
      LogFile.open(folder.logs());
      Pipeline pipeline = new Pipeline(kafka, topics, definition.load());
      kafka.provision(topics);
      Metrics ofProcess = parts.add(Metrics.ofProcess());
      StreamsQueries late = new StreamsQueries();
      // It listens before it starts: the other instances are told the port.
      @Nullable MetricsServer server =
          metrics.served()
              ? metrics.listen(ofProcess, late::health, queries.routes(late), parts)
              : null;
      StreamsApp app =
          RunningStreams.start(
              settings(kafka, topics, folder, address(server)),
              pipeline,
              new CustomerIds(folder.customerIdKey()),
              parts,
              console);
      late.started(app);
      alerts.start(pipeline, parts, ofProcess, console);
      if (server != null) {
        app.bindTo(ofProcess);
        metrics.announce(server, console);
        queries.announce(address(server), console);
      }
      console.result(
          "Streaming %s* at %s. Ctrl-C stops."
              .formatted(topics.prefix(), kafka.bootstrapServers()));
      StreamsWatch.untilInterrupted(app, parts);
      return ExitCodes.OK;
    }
  }

  private @Nullable String address(@Nullable MetricsServer server) {
    return server == null ? null : queries.address(metrics.host(), server.port());
  }

  private StreamsSettings settings(
      Connection kafka, Topics topics, DataFolder folder, @Nullable String address) {
    return new StreamsSettings(
        kafka.bootstrapServers(),
        RunningStreams.applicationId(topics.prefix()),
        topics,
        clock.clock(),
        sealing.sealing(),
        folder.state(),
        threads,
        commitInterval(),
        StreamsSettings.DEFAULT_STATE_MEMORY,
        standbys,
        address,
        kafka.kafkaSettings());
  }

  private Duration commitInterval() {
    if (!commitInterval.isPositive() || commitInterval.compareTo(LONGEST) > 0) {
      throw new CommandException(
          "--commit-interval is %s; allowed: more than nothing, up to %s"
              .formatted(commitInterval, LONGEST),
          ExitCodes.USAGE);
    }
    return commitInterval;
  }
}
