package io.journeyline.local.pipeline;

import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.metrics.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What comparisons of a running pipeline have found, as metrics. */
public final class VerificationMetrics {
  private static final double MILLIS = 1000.0;
  private static final String SECONDS = "seconds";

  /** The last comparison that came to an end. */
  private record Pass(Verification.Result result, long at, Duration took) {}

  private final MeterRegistry registry;
  private final AtomicReference<@Nullable Pass> last = new AtomicReference<>();
  private final Map<String, AggregateDiff> aggregates = new ConcurrentHashMap<>();
  private final Counter passes;
  private final Counter differing;
  private final Counter unsettled;

  public VerificationMetrics(Metrics metrics) {
    registry = metrics.registry();
    passes = counter("passes", "Comparisons that came to an end.");
    differing = counter("differing.passes", "Those of them in which something was wrong.");
    unsettled = counter("failed.passes", "Comparisons that could not be made.");
    gauge("last.pass.timestamp", SECONDS, "When the last comparison ended.", Pass::at, MILLIS);
    gauge(
        "last.pass.duration",
        SECONDS,
        "How long the last comparison took.",
        pass -> pass.took().toMillis(),
        MILLIS);
    gauge(
        "as.of.timestamp",
        SECONDS,
        "The moment for which the last comparison spoke.",
        pass -> pass.result().asOf(),
        MILLIS);
    gauge("touchpoints", null, "Touchpoints recomputed.", pass -> pass.result().touchpoints(), 1);
    gauge(
        "balances.broken",
        null,
        "Balances that did not hold.",
        pass -> pass.result().balances().size(),
        1);
  }

  /**
   * Enters a comparison.
   *
   * @param at when it ended, ms
   */
  public void passed(Verification.Result result, long at, Duration took) {
    for (AggregateDiff aggregate : result.differences().aggregates()) {
      if (aggregates.put(aggregate.aggregate(), aggregate) == null) {
        register(aggregate.aggregate());
      }
    }
    last.set(new Pass(result, at, took));
    passes.increment();
    if (!result.holds()) {
      differing.increment();
    }
  }

  /** Enters a comparison that could not be made. */
  public void failed() {
    unsettled.increment();
  }

  private void register(String aggregate) {
    cells("compared", aggregate, "Cells compared.", AggregateDiff::compared);
    cells("differ", aggregate, "Cells that differed.", AggregateDiff::differing);
    cells("moving", aggregate, "Cells not compared, for they changed.", AggregateDiff::moving);
  }

  private void cells(
      String what, String aggregate, String description, ToLongFunction<AggregateDiff> figure) {
    Gauge.builder(
            "journeyline.verify.cells." + what,
            () -> {
              AggregateDiff diff = aggregates.get(aggregate);
              return diff == null ? Double.NaN : figure.applyAsLong(diff);
            })
        .tag("aggregate", aggregate)
        .description(description)
        .register(registry);
  }

  private void gauge(
      String what,
      @Nullable String unit,
      String description,
      ToLongFunction<Pass> figure,
      double by) {
    Gauge.builder(
            "journeyline.verify." + what,
            () -> {
              Pass pass = last.get();
              return pass == null ? Double.NaN : figure.applyAsLong(pass) / by;
            })
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private Counter counter(String what, String description) {
    return Counter.builder("journeyline.verify." + what)
        .description(description)
        .register(registry);
  }
}
