package io.journeyline.benchmarks.identity;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code journey bench identity}: what it costs to stitch customers together. */
@Command(
    name = "identity",
    description = "Throughput with and without merges, messages, settle time, pause of a merge.",
    mixinStandardHelpOptions = true)
public final class IdentityBenchmark implements Callable<Integer> {
  /** As wide as the console it is meant for. */
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Option(
      names = "--touchpoints",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Touchpoints of one throughput run (default: ${DEFAULT-VALUE}).")
  private int touchpoints = 100_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each kind, interleaved; 0: none (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "100",
      description = "Linking touchpoints timed; 0: none (default: ${DEFAULT-VALUE}).")
  private int samples = 100;

  @Option(
      names = "--merge",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Touchpoints of each customer of the big merge; 0: none (default: ${DEFAULT-VALUE}).")
  private int merge = 10_000;

  @Option(names = "--only", description = "Only this kind of run: ${COMPLETION-CANDIDATES}.")
  private @Nullable Workload only;

  @Override
  public Integer call() throws IOException, DefinitionException, InterruptedException {
    try (BenchPlatform platform = BenchPlatform.start()) {
      out.printf(
          Locale.ROOT, "%s, %d processors%n", System.getProperty("java.vm.version"), processors());
      throughput(platform);
      if (samples > 0) {
        SettleTime.Result settled = SettleTime.measure(platform, samples);
        out.printf(
            Locale.ROOT,
            "settle time of a linking touchpoint, %d samples: p50 %d ms, p99 %d ms, greatest %d ms%n",
            samples,
            settled.p50(),
            settled.p99(),
            settled.greatest());
      }
      if (merge > 0) {
        MergePause.Result pause = MergePause.measure(platform, merge);
        out.printf(
            Locale.ROOT,
            "merge of %,d with %,d touchpoints: greatest gap in reading others %d ms (%d ms before the merge), greatest lag of asOf %d ms (%d ms before)%n",
            merge,
            merge,
            pause.gap(),
            pause.usualGap(),
            pause.lag(),
            pause.usualLag());
      }
      return 0;
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void throughput(BenchPlatform platform) throws InterruptedException {
    Map<Workload, List<Throughput.Result>> results = new EnumMap<>(Workload.class);
    if (rounds > 0) {
      // The first run pays for loading and compiling the program.
      var _ = Throughput.measure(platform, Workload.MERGES, touchpoints / 2, 0);
    }
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : Workload.values()) {
        if (only == null || only == workload) {
          Throughput.Result result = Throughput.measure(platform, workload, touchpoints, round);
          results.computeIfAbsent(workload, w -> new ArrayList<>()).add(result);
          out.printf(
              Locale.ROOT, "round %d, %s: %,.0f touchpoints/s%n", round, workload, result.rate());
        }
      }
    }
    results.forEach(this::print);
    List<Throughput.Result> base = results.getOrDefault(Workload.PASSED_THROUGH, List.of());
    for (Workload workload : List.of(Workload.KNOWN, Workload.LINKS, Workload.MERGES)) {
      List<Throughput.Result> other = results.getOrDefault(workload, List.of());
      if (!base.isEmpty() && !other.isEmpty()) {
        out.printf(
            Locale.ROOT,
            "%s / %s: %.2f (median of the rounds' ratios)%n",
            workload,
            Workload.PASSED_THROUGH,
            ratio(other, base));
      }
    }
  }

  private void print(Workload workload, List<Throughput.Result> results) {
    double[] rates = results.stream().mapToDouble(Throughput.Result::rate).sorted().toArray();
    Throughput.Result last = results.getLast();
    out.printf(
        Locale.ROOT,
        "%s: %,.0f / %,.0f / %,.0f touchpoints/s (min / median / max); %.2f messages a touchpoint%s; %.1f %% direct%n",
        workload,
        rates[0],
        rates[rates.length / 2],
        rates[rates.length - 1],
        (double) last.messages() / last.touchpoints(),
        last.pairs() == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %.2f a new pair", (double) last.messages() / last.pairs()),
        100.0 * last.direct() / last.touchpoints());
  }

  /** Of runs of one round, because the machine's pace may change from round to round. */
  private static double ratio(List<Throughput.Result> ones, List<Throughput.Result> others) {
    double[] ratios = new double[ones.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = ones.get(round).rate() / others.get(round).rate();
    }
    java.util.Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }
}
