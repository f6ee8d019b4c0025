package io.journeyline.benchmarks.alerts;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code journey bench alerts}: how long a drop-off takes to a webhook. */
@Command(
    name = "alerts",
    description = "Time from the deadline of the drop-off that decides to delivery at a webhook.",
    mixinStandardHelpOptions = true)
public final class AlertsBenchmark implements Callable<Integer> {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Option(
      names = "--alerts",
      paramLabel = "N",
      defaultValue = "300",
      description = "Alerts that are timed (default: ${DEFAULT-VALUE}).")
  private int alerts = 300;

  @Override
  public Integer call() throws IOException, DefinitionException, InterruptedException {
    try (BenchPlatform platform = BenchPlatform.start()) {
      AlertTimes.Result times = AlertTimes.measure(platform, alerts);
      out.printf(
          Locale.ROOT,
          "%d of %d alerts delivered; deadline to webhook: p50 %d ms, p99 %d ms, greatest %d ms%n",
          times.count(),
          alerts,
          times.quantile(0.5),
          times.quantile(0.99),
          times.quantile(1));
      return times.count() == alerts ? 0 : 1;
    }
  }
}
