package io.journeyline.local;

import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.local.pipeline.Verification;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what verification found. */
final class VerificationReport {
  private VerificationReport() {}

  static void print(Verification.Result result, Console console) {
    console.result("%-16s %10s %10s %10s".formatted("aggregate", "compared", "differ", "moving"));
    for (AggregateDiff aggregate : result.differences().aggregates()) {
      console.result(
          "%-16s %,10d %,10d %,10d"
              .formatted(
                  aggregate.aggregate(),
                  aggregate.compared(),
                  aggregate.differing(),
                  aggregate.moving()));
      aggregate.examples().forEach(example -> console.result("  " + example));
    }
    printBalances(result, console);
    console.result(
        "%,d cells compared, %,d differ, %,d were moving; %,d touchpoints, as of %s"
            .formatted(
                result.differences().compared(),
                result.differences().differing(),
                result.moving(),
                result.touchpoints(),
                ExportCommand.moment(result.asOf())));
    console.result("Input " + ExportCommand.read(result.watermark(), result.lag()));
    console.result(direct(result.directShare()));
  }

  /** One of many comparisons, on a line; the cells that differ on lines of their own. */
  static void printLine(long pass, Verification.Result result, double seconds, Console console) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "pass %d as of %s: %,d cells compared, %,d differ, %,d moving, %,d touchpoints, %.1f s |",
                pass,
                ExportCommand.moment(result.asOf()),
                result.differences().compared(),
                result.differences().differing(),
                result.moving(),
                result.touchpoints(),
                seconds));
    for (AggregateDiff aggregate : result.differences().aggregates()) {
      line.append(
          String.format(
              Locale.ROOT,
              " %s %d/%d/%d",
              aggregate.aggregate(),
              aggregate.compared(),
              aggregate.differing(),
              aggregate.moving()));
    }
    console.result(line.toString());
    for (AggregateDiff aggregate : result.differences().aggregates()) {
      aggregate
          .examples()
          .forEach(example -> console.result("  " + aggregate.aggregate() + " " + example));
    }
    printBalances(result, console);
  }

  private static void printBalances(Verification.Result result, Console console) {
    result.balances().forEach(balance -> console.result("balance broken: " + balance));
  }

  /** Says which aggregates had too few cells for the comparison to mean anything. */
  static void printThin(List<AggregateDiff> thin, long least, Console console) {
    for (AggregateDiff aggregate : thin) {
      console.result(
          "meaningless: %s has %,d cells compared, and --min-cells asks for %,d"
              .formatted(aggregate.aggregate(), aggregate.compared(), least));
    }
  }

  /** Says where the comparison rests on little. */
  static void printLeast(Verification.Result result, Console console) {
    List<AggregateDiff> few = result.fewerThan(Verification.ENOUGH_CELLS);
    if (!few.isEmpty()) {
      console.result(
          "Note: fewer than %d cells of %s; little can be said of them (--min-cells makes that fail)"
              .formatted(
                  Verification.ENOUGH_CELLS,
                  few.stream().map(AggregateDiff::aggregate).collect(Collectors.joining(", "))));
    }
  }

  /** How many touchpoints ingest put where their customers live. */
  static String direct(double share) {
    return Double.isNaN(share)
        ? "No touchpoints came yet."
        : String.format(
            Locale.ROOT,
            "%.1f %% of touchpoints came to their root without a further hop",
            100 * share);
  }
}
