package io.journeyline.local;

import picocli.CommandLine.Option;

/** The option that says how many partitions topics have. */
final class PartitionsOption {
  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Partitions of every topic, fixed by the first start (default: ${DEFAULT-VALUE}).")
  private int partitions = 4;

  int count() {
    if (partitions < 1) {
      throw new CommandException(
          "--partitions must be 1 or more, but is " + partitions + ".", ExitCodes.USAGE);
    }
    return partitions;
  }
}
