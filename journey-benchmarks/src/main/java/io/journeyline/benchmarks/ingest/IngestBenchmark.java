package io.journeyline.benchmarks.ingest;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code journey bench ingest}: what the HTTP server takes, beside what Kafka alone takes. */
@Command(
    name = "ingest",
    description = {
      "Events a second over HTTP, in batches and singly, beside Kafka's own producer writing the"
          + " same records; latency at half load; memory at full load.",
      "Kafka, ingest and the sender are three processes; the table has the processors each took."
    },
    mixinStandardHelpOptions = true)
public final class IngestBenchmark implements Callable<Integer> {
  private static final Pattern READY = Pattern.compile("Ingest on http://127\\.0\\.0\\.1:(\\d+)");
  private static final int PARTITIONS = 4;
  private static final int KAFKA_HEAP = 512;
  private static final int BATCH = 100;
  private static final int SAMPLES = 12;
  private static final double MEGABYTE = 1 << 20;

  /** As wide as the console it is meant for. */
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, PARTITIONS);

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Length of each measurement (default: ${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Measurements of each kind at full load, in turns (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "1",
      description = "How long memory is watched at full load; 0: not (default: ${DEFAULT-VALUE}).")
  private int minutes = 1;

  @Option(
      names = "--batch-connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "Connections that send batches of 100 (default: ${DEFAULT-VALUE}).")
  private int batchConnections = 16;

  @Option(
      names = "--single-connections",
      paramLabel = "N",
      defaultValue = "256",
      description = "Connections that send single events (default: ${DEFAULT-VALUE}).")
  private int singleConnections = 256;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "512",
      description = "Largest heap of ingest (default: ${DEFAULT-VALUE}).")
  private int heap = 512;

  @Override
  public Integer call() throws IOException, ExecutionException, InterruptedException {
    Path folder = Files.createTempDirectory("journey-bench");
    try (BenchProcess platform = BenchProcess.platform(folder, KAFKA_HEAP)) {
      Connection connection = new Connection(platform.ready(1), platform.ready(2));
      try (BenchProcess ingest = ingest(connection, folder)) {
        return measure(connection, platform, ingest) ? 0 : 1;
      }
    } finally {
      DataFolder.delete(folder);
    }
  }

  private BenchProcess ingest(Connection connection, Path folder) throws IOException {
    return BenchProcess.journey(
        heap,
        READY,
        List.of(
            "ingest",
            "--bootstrap-servers",
            connection.bootstrapServers(),
            "--registry-url",
            connection.registryUrl(),
            "--ingest-port",
            "0",
            "--partitions",
            String.valueOf(PARTITIONS),
            "--data",
            folder.toString(),
            "--definition",
            Path.of(System.getProperty("journeyline.home", "."), "definitions", "shop.yaml")
                .toString()));
  }

  private boolean measure(Connection connection, BenchProcess platform, BenchProcess ingest)
      throws ExecutionException, InterruptedException {
    int port = Integer.parseInt(ingest.ready(1));
    HttpLoad batches = new HttpLoad(port, batchConnections);
    HttpLoad singles = new HttpLoad(port, singleConnections);
    IngestLoad table = new IngestLoad(out, platform, ingest);
    Duration time = Duration.ofSeconds(seconds);
    table.head();
    // The first run of each pays for loading and compiling the program.
    var _ =
        table.row("warm-up, batches of 100", () -> batches.full(EventRequest.batch(BATCH), time));
    var _ = table.row("warm-up, single events", () -> singles.full(EventRequest.single(), time));
    BareProducer bare = BareProducer.of(connection, topics);
    var _ = table.bareRow("warm-up, Kafka's producer", () -> bare.rate(time));
    var _ = table.bareRow("warm-up, the same from Avro", () -> bare.avroRate(time));
    List<Double> ratios = new ArrayList<>();
    List<Double> avroRatios = new ArrayList<>();
    List<Double> batchRates = new ArrayList<>();
    List<Double> singleRates = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double alone = table.bareRow("Kafka's producer", () -> bare.rate(time));
      double fromAvro = table.bareRow("the same from Avro", () -> bare.avroRate(time));
      HttpLoad.Result full =
          table.row(
              "batches of 100, full load", () -> batches.full(EventRequest.batch(BATCH), time));
      ratios.add(full.eventsPerSecond() / alone);
      avroRatios.add(full.eventsPerSecond() / fromAvro);
      batchRates.add(full.requestsPerSecond());
      singleRates.add(
          table
              .row("single events, full load", () -> singles.full(EventRequest.single(), time))
              .requestsPerSecond());
    }
    var _ =
        table.row(
            "batches of 100, half load",
            () -> batches.paced(EventRequest.batch(BATCH), time, median(batchRates) / 2));
    var _ =
        table.row(
            "single events, half load",
            () -> singles.paced(EventRequest.single(), time, median(singleRates) / 2));
    out.printf(
        Locale.ROOT,
        "batches of 100: %.1f %% of Kafka's producer, %.1f %% of it with Avro (median of %d rounds); a record has %d bytes%n",
        100 * median(ratios),
        100 * median(avroRatios),
        rounds,
        bare.meanBytes());
    watchMemory(table, ingest, batches);
    return isAllThere(connection, table.accepted());
  }

  /** At full load: after its first growth it should stay. */
  private void watchMemory(IngestLoad table, BenchProcess ingest, HttpLoad batches) {
    if (minutes == 0) {
      return;
    }
    Duration slice = Duration.ofMinutes(minutes).dividedBy(SAMPLES);
    StringBuilder sizes = new StringBuilder();
    for (int sample = 0; sample < SAMPLES; sample++) {
      var _ =
          table.row(
              "full load, slice %d of %d".formatted(sample + 1, SAMPLES),
              () -> batches.full(EventRequest.batch(BATCH), slice));
      sizes.append(String.format(Locale.ROOT, " %.0f", ingest.residentBytes() / MEGABYTE));
    }
    out.printf(
        Locale.ROOT,
        "memory of ingest over %d min at full load, MB at the end of each slice (heap at most %d):%s%n",
        minutes,
        heap,
        sizes);
  }

  /** Nothing else writes to the topic, and no event was sent twice. */
  private boolean isAllThere(Connection connection, long accepted) {
    long written =
        new TopicReader(connection.kafka(), connection.wireFormat())
            .ends(topics.touchpoints).values().stream().mapToLong(Long::longValue).sum();
    out.printf(
        Locale.ROOT, "answered 200: %,d events; in the topic: %,d records%n", accepted, written);
    return written >= accepted;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
