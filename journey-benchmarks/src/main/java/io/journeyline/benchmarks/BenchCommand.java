package io.journeyline.benchmarks;

import io.journeyline.benchmarks.dashboard.DashboardBenchmark;
import io.journeyline.benchmarks.identity.IdentityBenchmark;
import io.journeyline.benchmarks.ingest.IngestBenchmark;
import io.journeyline.benchmarks.pipeline.PipelineBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code journey bench}: what is measured on demand. */
@Command(
    name = "journey bench",
    description = {
      "Measure the pipeline on this machine.",
      "Without a command it is `pipeline` that runs, with its options: try `./journey bench --quick`."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      PipelineBenchmark.class,
      IdentityBenchmark.class,
      IngestBenchmark.class,
      DashboardBenchmark.class
    })
public final class BenchCommand {
  private static final String DEFAULT = "pipeline";
  private static final Set<String> OWN = Set.of("-h", "--help", "-V", "--version");

  private BenchCommand() {}

  /** Runs a benchmark. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(withCommand(arguments)));
  }

  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand());
  }

  /** The arguments, with the usual benchmark where none is named. */
  static String[] withCommand(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (all.isEmpty() || (all.getFirst().startsWith("-") && !OWN.contains(all.getFirst()))) {
      all.addFirst(DEFAULT);
    }
    return all.toArray(String[]::new);
  }
}
