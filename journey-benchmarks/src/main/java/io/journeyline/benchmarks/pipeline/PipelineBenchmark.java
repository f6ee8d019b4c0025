package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code journey bench pipeline}: what the whole pipeline does on this machine. */
@Command(
    name = "pipeline",
    description = {
      "The whole pipeline beside a bare Kafka Streams hop and beside a recomputation by SQL, in turn:",
      "rates, latency, memory, state, and whether the cost of a touchpoint stays flat.",
      "Exit code 1: the recomputation gives other numbers."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class PipelineBenchmark implements Callable<Integer> {
  private static final int FOUND = 1;

  @Option(
      names = "--quick",
      description =
          "About a minute, to see that it works: 20,000 touchpoints, one round, no further sizes.")
  private boolean quick;

  @Option(
      names = "--touchpoints",
      paramLabel = "N",
      defaultValue = "500000",
      description = "Touchpoints of one run (default: ${DEFAULT-VALUE}).")
  private int touchpoints = 500_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Runs of hop, pipeline and SQL, in turn; 0: neither these nor latency (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--plain-hop",
      description =
          "Also run the hop with Kafka Streams' own settings of clients and RocksDB in each round.")
  private boolean plainHop;

  @Option(
      names = "--sizes",
      paramLabel = "N[,N…]",
      split = ",",
      defaultValue = "100000,2000000",
      description = "Further sizes to run the pipeline with (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(100_000, 2_000_000);

  @Option(
      names = "--size-rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Runs of each of these sizes, in turn; 0: none (default: ${DEFAULT-VALUE}).")
  private int sizeRounds = 2;

  @Option(
      names = "--latency",
      paramLabel = "DURATION",
      defaultValue = "PT1M",
      description =
          "How long touchpoints are sent at half of the greatest load; PT0S: not at all (default: ${DEFAULT-VALUE}).")
  private Duration latency = Duration.ofMinutes(1);

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "Touchpoints that each process reads before it is timed (default: ${DEFAULT-VALUE}).")
  private int warmUp = 200_000;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "768m",
      description = "Heap of the process under measurement (default: ${DEFAULT-VALUE}).")
  private String heap = "768m";

  @Option(
      names = "--kafka",
      paramLabel = "KEY=VALUE",
      description =
          "A setting for the Kafka clients of hop and pipeline, such as producer.linger.ms=100; may be repeated.")
  private Map<String, String> kafka = new TreeMap<>();

  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      description = "Write a Flight Recorder file of each of the pipeline's processes there.")
  private @Nullable Path recordings;

  @Override
  public Integer call()
      throws IOException, DefinitionException, InterruptedException, SQLException {
    LoadSettings settings = settings();
    if (recordings != null) {
      Files.createDirectories(recordings);
    }
    Report report = new Report();
    try (BenchPlatform platform = BenchPlatform.start()) {
      report.machine(settings);
      Dataset warmUpData = Dataset.publish(platform, settings.warmUp());
      Bench bench = new Bench(platform, settings, warmUpData);
      return Rounds.run(bench, report) == 0 ? 0 : FOUND;
    }
  }

  private LoadSettings settings() {
    return quick
        ? new LoadSettings(
            20_000,
            1,
            plainHop,
            5_000,
            List.of(),
            0,
            Duration.ofSeconds(10),
            heap,
            kafka,
            recordings)
        : new LoadSettings(
            touchpoints,
            rounds,
            plainHop,
            warmUp,
            sizes,
            sizeRounds,
            latency,
            heap,
            kafka,
            recordings);
  }
}
