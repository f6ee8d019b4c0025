package io.journeyline.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journey bench}: what is measured on demand. */
@Command(
    name = "journey bench",
    description = "Measure the pipeline on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {IdentityBenchmark.class, IngestBenchmark.class})
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private BenchCommand() {}

  /** Runs a benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which benchmark?");
  }
}
