package io.journeyline.local;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TopicWriter;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.pipeline.VerificationMetrics;
import io.journeyline.metrics.Health;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journey verify}: the running pipeline against the oracle. */
@Command(
    name = "verify",
    description = {
      "Compare what a running pipeline has published with a recomputation of its touchpoints topic.",
      "Cells that change while it looks are counted as moving and not compared."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private DefinitionOption definition = new DefinitionOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private KeyOptions key = new KeyOptions();
  @Mixin private MetricsOptions metrics = new MetricsOptions();

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description =
          "How long to wait until the pipeline has taken in its input (default: ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ofMinutes(1);

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = {
        "Compare again and again, such as every 1m, until Ctrl-C; a line for each comparison.",
        "What was read once is kept in memory and not read again."
      })
  private @Nullable Duration every;

  @Option(
      names = "--min-cells",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Cells of each aggregate that must have been compared, else the comparison is meaningless",
        "and fails (default: ${DEFAULT-VALUE})."
      })
  private long minCells;

  @Option(
      names = "--publish",
      description =
          "Write what was found to the topic verdicts too, from which the dashboard shows it.")
  private boolean publish;

  @Override
  public Integer call() throws InterruptedException {
    if (every == null && metrics.served()) {
      throw new CommandException(
          "--metrics-port is for a comparison that goes on: give --every too, such as --every 1m.",
          ExitCodes.USAGE);
    }
    Connection kafka = connection.connection();
    Topics topics = connection.existingTopics();
    JourneyDefinition loaded = definition.load();
    Verification verification =
        new Verification(kafka.facts(topics), kafka.log(topics), loaded, key.customerIds());
    VerificationWatch.Comparison comparison = () -> verification.run(patience);
    if (!publish) {
      return compare(comparison);
    }
    kafka.provision(topics);
    try (TopicWriter<String, Verdict> writer =
        new TopicWriter<>(topics.verdicts, kafka.kafka(), kafka.wireFormat())) {
      return compare(
          () -> {
            Verification.Result result = comparison.run();
            writer.write(loaded.map(), verdict(loaded, result));
            return result;
          });
    }
  }

  private static Verdict verdict(JourneyDefinition definition, Verification.Result result) {
    return new Verdict(
        definition.version(),
        System.currentTimeMillis(),
        result.asOf(),
        result.watermark(),
        result.touchpoints(),
        result.differences().compared(),
        result.differences().differing(),
        result.moving(),
        result.balances().size());
  }

  private int compare(VerificationWatch.Comparison comparison) throws InterruptedException {
    return every == null ? once(comparison) : watch(comparison, every);
  }

  private int once(VerificationWatch.Comparison comparison) throws InterruptedException {
    Console console = Console.system();
    Verification.Result result = comparison.run();
    VerificationReport.print(result, console);
    List<AggregateDiff> thin = result.fewerThan(minCells);
    VerificationReport.printThin(thin, minCells, console);
    if (minCells == 0) {
      VerificationReport.printLeast(result, console);
    }
    return result.holds() && thin.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
  }

  private int watch(VerificationWatch.Comparison comparison, Duration pause) {
    Console console = Console.system();
    try (OpenParts parts = new OpenParts()) {
      Metrics found = parts.add(Metrics.ofProcess());
      VerificationWatch watch =
          new VerificationWatch(
              comparison, pause, minCells, new VerificationMetrics(found), console);
      metrics.serve(found, Health.UP, parts, console);
      parts.endWith(watch::exitCode);
      parts.add(watch);
      console.result("Comparing every %s. Ctrl-C stops.".formatted(DurationConverter.text(pause)));
      watch.run();
      return watch.exitCode();
    }
  }
}
