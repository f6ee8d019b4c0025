package io.journeyline.benchmarks.dashboard;

import io.journeyline.benchmarks.ingest.BenchProcess;
import io.journeyline.benchmarks.ingest.Latencies;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journey bench dashboard}: what the API takes at a steady rate of requests. */
@Command(
    name = "dashboard",
    description = {
      "Measure the dashboard's API on two years of aggregates: latency at a steady rate of",
      "requests while cells change, how soon a change is told, memory, start and restart."
    },
    mixinStandardHelpOptions = true)
public final class DashboardBenchmark implements Callable<Integer> {
  private static final Pattern READY =
      Pattern.compile("Dashboard at http://127\\.0\\.0\\.1:(\\d+)/");
  private static final int PARTITIONS = 4;
  private static final int PLATFORM_HEAP = 768;
  private static final int WARM_UP = 30;
  private static final int CHANGES = 50;
  private static final int NEW_MAPS = 100;
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;
  private static final double NANOS = 1e9;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "730",
      description = "Days of aggregates (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Requests a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long it is measured (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "192",
      description = "Largest heap of the dashboard (default: ${DEFAULT-VALUE}).")
  private int heap;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      defaultValue = "0",
      description = "Clients of the live events that come at once afterwards (default: none).")
  private int listeners;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("journey-bench-dashboard");
    try (BenchProcess platform = BenchProcess.platform(folder.resolve("data"), PLATFORM_HEAP)) {
      Connection connection = new Connection(platform.ready(1), platform.ready(2));
      Topics topics = new Topics(Topics.DEFAULT_PREFIX, PARTITIONS);
      connection.provision(topics);
      try (CellFeed feed = new CellFeed(connection, topics, days)) {
        long cells = feed.publishAll();
        out.printf(Locale.ROOT, "%,d cells of %,d days published%n", cells, days);
        feed.publishProgress();
        measure(out, connection, feed, folder);
      }
      return 0;
    } finally {
      delete(folder);
    }
  }

  private void measure(PrintWriter out, Connection connection, CellFeed feed, Path folder)
      throws IOException, InterruptedException {
    Path definition = Files.writeString(folder.resolve("bench.yaml"), CellFeed.definition());
    try (BenchProcess first = dashboard(connection, definition, folder);
        ApiClient client = new ApiClient(first.ready(1))) {
      out.printf(
          Locale.ROOT, "first start: complete after %.1f s%n", seconds(client.awaitComplete()));
    }
    try (BenchProcess dashboard = dashboard(connection, definition, folder);
        ApiClient client = new ApiClient(dashboard.ready(1))) {
      out.printf(Locale.ROOT, "restart: complete after %.1f s%n", seconds(client.awaitComplete()));
      // The first requests pay for loading and compiling the program.
      var _ = client.load(rate, Duration.ofSeconds(Math.min(WARM_UP, seconds)), days);
      report(out, load(client, feed));
      Latencies maps = client.newMaps(NEW_MAPS, days);
      out.printf(
          Locale.ROOT,
          "a map of a period that nobody asked for before: p50 %.0f ms, p99 %.0f ms%n",
          maps.quantile(MEDIAN),
          maps.quantile(NEARLY_ALL));
      Latencies delays = client.delays(feed, CHANGES);
      out.printf(
          Locale.ROOT,
          "a change is read by who listens after: p50 %.0f ms, p99 %.0f ms%n",
          delays.quantile(MEDIAN),
          delays.quantile(NEARLY_ALL));
      out.printf(
          Locale.ROOT,
          "memory: %d MB resident, heap at most %d MB%n",
          dashboard.residentBytes() >> 20,
          heap);
      if (listeners > 0) {
        listen(out, client, Integer.parseInt(dashboard.ready(1)));
        out.printf(
            Locale.ROOT, "memory: %d MB resident with them%n", dashboard.residentBytes() >> 20);
      }
    }
    out.flush();
  }

  private void listen(PrintWriter out, ApiClient client, int port) throws InterruptedException {
    long began = System.nanoTime();
    try (Listeners clients = new Listeners(port, listeners)) {
      out.printf(
          Locale.ROOT,
          "%,d listeners: %,d served, %,d refused with Retry-After, %,d failed, all within %.1f s%n",
          listeners,
          clients.served(),
          clients.refused(),
          clients.failed(),
          seconds(Duration.ofNanos(System.nanoTime() - began)));
      report(out, client.load(rate, Duration.ofSeconds(Math.min(WARM_UP, seconds)), days));
    }
  }

  private ApiClient.Result load(ApiClient client, CellFeed feed) throws InterruptedException {
    try (Changes _ = new Changes(feed)) {
      return client.load(rate, Duration.ofSeconds(seconds), days);
    }
  }

  private void report(PrintWriter out, ApiClient.Result result) {
    out.printf(
        Locale.ROOT,
        "%d requests/s for %d s while cells change: p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d failed%n",
        rate,
        Math.round((double) result.all().count() / rate),
        result.all().quantile(MEDIAN),
        result.all().quantile(NEARLY_ALL),
        result.all().quantile(1),
        result.failed());
    result
        .took()
        .forEach(
            (question, took) ->
                out.printf(
                    Locale.ROOT,
                    "  %-26s p50 %7.1f ms, p99 %7.1f ms, max %7.1f ms%n",
                    question,
                    took.quantile(MEDIAN),
                    took.quantile(NEARLY_ALL),
                    took.quantile(1)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  private BenchProcess dashboard(Connection connection, Path definition, Path folder)
      throws IOException {
    return BenchProcess.journey(
        heap,
        READY,
        List.of(
            "dashboard",
            "--bootstrap-servers",
            connection.bootstrapServers(),
            "--registry-url",
            connection.registryUrl(),
            "--dashboard-port",
            "0",
            "--definition",
            definition.toString(),
            "--dashboard-data",
            folder.resolve("dashboard").toString()));
  }
}
