package io.journeyline.local;

import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.local.pipeline.Verification;
import java.util.Locale;

/** Prints what verification found. */
final class VerificationReport {
  private VerificationReport() {}

  static void print(Verification.Result result, Console console) {
    console.result("%-16s %10s %10s".formatted("aggregate", "compared", "differ"));
    for (AggregateDiff aggregate : result.differences().aggregates()) {
      console.result(
          "%-16s %,10d %,10d"
              .formatted(aggregate.aggregate(), aggregate.compared(), aggregate.differing()));
      aggregate.examples().forEach(example -> console.result("  " + example));
    }
    result.balances().forEach(balance -> console.result("balance broken: " + balance));
    console.result(
        "%,d cells compared, %,d differ, %,d were moving; %,d touchpoints, as of %s"
            .formatted(
                result.differences().compared(),
                result.differences().differing(),
                result.moving(),
                result.touchpoints(),
                ExportCommand.moment(result.asOf())));
    console.result(direct(result.directShare()));
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
