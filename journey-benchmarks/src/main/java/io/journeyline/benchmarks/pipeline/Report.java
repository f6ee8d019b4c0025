package io.journeyline.benchmarks.pipeline;

import io.journeyline.local.export.SnapshotDiff;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What is printed: each run as it ends, and the figures with their targets. */
final class Report {
  private static final double MEGA = 1 << 20;
  private static final double LEAST_SHARE_OF_HOP = 0.5;
  private static final double LEAST_SHARE_OF_SMALL = 0.85;
  private static final long LARGEST_P99 = 1_000;
  private static final double LARGEST_MEMORY_MB = 1_536;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream status = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  void status(String text) {
    status.println(text);
  }

  void machine(LoadSettings settings) {
    out.printf(
        Locale.ROOT,
        "%d processors, Java %s, %s %s; %d partitions, %d stream threads, heap %s%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        LoadSettings.PARTITIONS,
        LoadSettings.THREADS,
        settings.heap());
  }

  void hop(int round, String name, HopRun.Result run) {
    out.printf(
        Locale.ROOT,
        "round %d, %s: %,.0f touchpoints/s, %.0f µs of processor time each%n",
        round,
        name,
        run.rate(),
        run.processorMicros());
  }

  void pipeline(int round, Dataset dataset, PipelineRun.Result run) {
    out.printf(
        Locale.ROOT,
        "round %d, pipeline with %,d: %,.0f touchpoints/s (by quarters %s), %.0f µs of processor time each; %s resident; %,d customers; state %.0f MB%n",
        round,
        dataset.touchpoints(),
        run.rate(),
        run.quarters().stream()
            .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
            .collect(Collectors.joining(" ")),
        run.processorMicros(),
        megabytes(run.peakMemory()),
        run.customers(),
        run.stateBytes() / MEGA);
  }

  void batch(int round, BatchRun.Result run) {
    out.printf(
        Locale.ROOT,
        "round %d, batch: %,.0f touchpoints/s; %,d cells compared with the pipeline's, %,d differ%n",
        round,
        run.rate(),
        run.differences().compared(),
        run.differences().differing());
    run.differences().aggregates().stream()
        .filter(aggregate -> aggregate.differing() > 0)
        .forEach(this::differing);
  }

  private void differing(SnapshotDiff.AggregateDiff aggregate) {
    out.printf(
        Locale.ROOT,
        "  %s: %,d of %,d%n",
        aggregate.aggregate(),
        aggregate.differing(),
        aggregate.compared());
    aggregate.examples().forEach(example -> out.printf(Locale.ROOT, "    %s%n", example));
  }

  void rounds(Rounds.Result result) {
    PipelineRun.Result last = result.pipelines().getLast();
    out.println();
    out.printf(Locale.ROOT, "touchpoints/s             min    median       max%n");
    out.printf(Locale.ROOT, "bare hop            %s%n", result.hop());
    out.printf(Locale.ROOT, "whole pipeline      %s%n", result.pipeline());
    out.printf(Locale.ROOT, "batch by SQL        %s%n", result.batch());
    out.println();
    double ratio = result.pipeline().ratioTo(result.hop());
    out.printf(
        Locale.ROOT,
        "pipeline / hop: %.2f (median of the rounds' ratios; target ≥ %.1f: %s)%n",
        ratio,
        LEAST_SHARE_OF_HOP,
        verdict(ratio >= LEAST_SHARE_OF_HOP));
    memory(result.pipelines());
    out.printf(
        Locale.ROOT,
        "state: %,d bytes a customer%n",
        last.stateBytes() / Math.max(1, last.customers()));
  }

  private void memory(List<PipelineRun.Result> runs) {
    runs.stream()
        .map(PipelineRun.Result::peakMemory)
        .flatMapToLong(OptionalLong::stream)
        .max()
        .ifPresent(
            peak ->
                out.printf(
                    Locale.ROOT,
                    "peak resident memory of the stream processor: %,.0f MB (target ≤ %,.0f: %s)%n",
                    peak / MEGA,
                    LARGEST_MEMORY_MB,
                    verdict(peak / MEGA <= LARGEST_MEMORY_MB)));
  }

  void latency(Latency.Result latency) {
    out.printf(
        Locale.ROOT,
        "append to visible aggregate at %,.0f touchpoints/s: p50 %d ms, p99 %d ms, greatest %d ms of %d, %d not seen (target p99 ≤ %,d: %s)%n",
        latency.load(),
        latency.p50(),
        latency.p99(),
        latency.greatest(),
        latency.samples(),
        latency.missing(),
        LARGEST_P99,
        verdict(latency.missing() == 0 && latency.p99() <= LARGEST_P99));
  }

  void sizes(SortedMap<Integer, Rates> bySize) {
    if (bySize.size() < 2) {
      return;
    }
    out.println();
    out.printf(Locale.ROOT, "touchpoints/s of the pipeline by size%n");
    out.printf(Locale.ROOT, "                          min    median       max%n");
    bySize.forEach((size, rates) -> out.printf(Locale.ROOT, "%,15d     %s%n", size, rates));
    List<Rates> ascending = List.copyOf(bySize.values());
    double share = ascending.getLast().median() / ascending.getFirst().median();
    out.printf(
        Locale.ROOT,
        "largest / smallest: %.2f (target ≥ %.2f: %s)%n",
        share,
        LEAST_SHARE_OF_SMALL,
        verdict(share >= LEAST_SHARE_OF_SMALL));
  }

  private static String verdict(boolean met) {
    return met ? "met" : "missed";
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isEmpty()
        ? "memory unknown"
        : String.format(Locale.ROOT, "%,.0f MB", bytes.getAsLong() / MEGA);
  }
}
