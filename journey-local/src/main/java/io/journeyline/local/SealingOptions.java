package io.journeyline.local;

import io.journeyline.streams.journey.Sealing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how much of each customer's history is kept as touchpoints. */
final class SealingOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      description = {
        "Seal touchpoints that are older, such as P400D: what they contributed stays,",
        "earlier ones that arrive later are rejected (default: none are sealed for their age)."
      })
  private @Nullable Duration retention;

  @Option(
      names = "--max-touchpoints",
      paramLabel = "N",
      defaultValue = "50000",
      description =
          "Seal the oldest touchpoints of customers who have more (default: ${DEFAULT-VALUE}).")
  private long maxTouchpoints = 50_000;

  Sealing sealing() {
    try {
      return new Sealing(retention, maxTouchpoints);
    } catch (IllegalArgumentException e) {
      throw command == null ? e : new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
