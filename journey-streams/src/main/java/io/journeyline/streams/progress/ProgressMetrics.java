package io.journeyline.streams.progress;

import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Progress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far an instance's journey tasks have come, as metrics. An instance tells of the tasks that it
 * runs, so the sum over instances is that of the pipeline.
 */
public final class ProgressMetrics {
  private static final String SECONDS = "seconds";
  private static final String RECORDS = "records";
  private static final double MILLIS = 1000.0;

  private final MeterRegistry registry;
  private final Supplier<Set<Integer>> own;
  private final IntFunction<@Nullable Progress> progress;
  private final InstantSource clock;
  private final Map<Integer, List<Meter>> tasks = new HashMap<>();

  private ProgressMetrics(
      MeterRegistry registry,
      Supplier<Set<Integer>> own,
      IntFunction<@Nullable Progress> progress,
      InstantSource clock) {
    this.registry = registry;
    this.own = own;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Adds the metrics of journey tasks.
   *
   * @param own partitions of the journey tasks that run here now
   * @param progress what the task of a partition has published last
   */
  public static void bind(
      Metrics metrics,
      Supplier<Set<Integer>> own,
      IntFunction<@Nullable Progress> progress,
      InstantSource clock) {
    ProgressMetrics bound = new ProgressMetrics(metrics.registry(), own, progress, clock);
    metrics.beforeScrape(bound::refresh);
    Gauge.builder("journeyline.journey.tasks", bound.tasks::size)
        .description("Journey tasks that run in this process.")
        .register(metrics.registry());
  }

  /** Adds the moment for which the published aggregates of the whole pipeline speak. */
  public static void bindAsOf(Metrics metrics, LongSupplier asOf, InstantSource clock) {
    Gauge.builder("journeyline.as.of.behind", () -> behind(asOf.getAsLong(), clock))
        .baseUnit(SECONDS)
        .description("How far the published aggregates are behind the wall clock.")
        .register(metrics.registry());
  }

  /** Adds how far restoration is. */
  public static void bindRestoring(Metrics metrics, Restoring restoring) {
    Gauge.builder("journeyline.restore.stores", restoring::stores)
        .description("Parts of state stores that are being restored from changelogs.")
        .register(metrics.registry());
    Gauge.builder("journeyline.restore.remaining", restoring::records)
        .baseUnit(RECORDS)
        .description("Changelog records that are left to be restored.")
        .register(metrics.registry());
  }

  private void refresh() {
    Set<Integer> here = own.get();
    tasks.entrySet().removeIf(task -> !here.contains(task.getKey()) && remove(task.getValue()));
    for (int partition : here) {
      Progress known = progress.apply(partition);
      // Until a task has said all of it, it is better missing than not a number.
      if (known != null && !known.getLag().isEmpty() && !tasks.containsKey(partition)) {
        tasks.put(partition, register(partition, known.getLag().keySet()));
      }
    }
  }

  private boolean remove(List<Meter> meters) {
    meters.forEach(registry::remove);
    return true;
  }

  private List<Meter> register(int partition, Set<String> topics) {
    List<Meter> meters = new ArrayList<>();
    meters.add(
        behind("watermark", partition, "How far reading is behind.", Progress::getWatermark));
    meters.add(
        behind("task.as.of", partition, "How far this task's facts are.", Progress::getAsOf));
    for (String topic : topics) {
      meters.add(
          Gauge.builder(
                  "journeyline.input.lag",
                  () -> figure(partition, last -> last.getLag().getOrDefault(topic, 0L)))
              .baseUnit(RECORDS)
              .tag("topic", topic)
              .tag("partition", Integer.toString(partition))
              .description("Records of an input partition that are not yet read.")
              .register(registry));
    }
    meters.add(
        Gauge.builder("journeyline.under.way", () -> figure(partition, Progress::getUnderWay))
            .baseUnit(RECORDS)
            .tag("partition", Integer.toString(partition))
            .description("Records between tasks that were sent and have not arrived.")
            .register(registry));
    meters.add(counter("accepted", partition, "Touchpoints that count.", Progress::getAccepted));
    meters.add(counter("rejected", partition, "Touchpoints refused here.", Progress::getRejected));
    meters.add(
        counter("direct", partition, "Those that needed no further hop.", Progress::getDirect));
    return meters;
  }

  private Gauge behind(
      String what, int partition, String description, ToLongFunction<Progress> moment) {
    return Gauge.builder(
            "journeyline." + what + ".behind",
            () -> {
              Progress last = progress.apply(partition);
              return last == null ? Double.NaN : behind(moment.applyAsLong(last), clock);
            })
        .baseUnit(SECONDS)
        .tag("partition", Integer.toString(partition))
        .description(description)
        .register(registry);
  }

  /** The registry holds what it asks weakly; this is held by the hook that refreshes. */
  private FunctionCounter counter(
      String what, int partition, String description, ToLongFunction<Progress> count) {
    return FunctionCounter.builder(
            "journeyline.touchpoints." + what, this, self -> self.figure(partition, count))
        .tag("partition", Integer.toString(partition))
        .description(description)
        .register(registry);
  }

  private double figure(int partition, ToLongFunction<Progress> count) {
    Progress last = progress.apply(partition);
    return last == null ? 0 : count.applyAsLong(last);
  }

  private static double behind(long moment, InstantSource clock) {
    return moment == Ledger.NOTHING ? Double.NaN : (clock.millis() - moment) / MILLIS;
  }
}
