package io.journeyline.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of one process: whoever has something to count registers it here, whoever serves them
 * takes them from here. What each of Journeyline's own means is in docs/metrics.md.
 */
public final class Metrics implements AutoCloseable {
  /** The text format that Prometheus reads. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<Runnable> beforeScrape = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> bound = new CopyOnWriteArrayList<>();

  /** Empty. */
  public Metrics() {
    registry.config().meterFilter(new StateStoreMeters());
  }

  /** With those of the Java process: memory, garbage collection, threads, processor, uptime. */
  public static Metrics ofProcess() {
    Metrics metrics = new Metrics();
    metrics.bind(new JvmMemoryMetrics());
    metrics.bind(new JvmGcMetrics());
    metrics.bind(new JvmThreadMetrics());
    metrics.bind(new ProcessorMetrics());
    metrics.bind(new UptimeMetrics());
    return metrics;
  }

  /** Where counters, gauges and timers are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Adds a library's metrics; they are closed with these if they need to be. */
  public void bind(MeterBinder binder) {
    binder.bindTo(registry);
    if (binder instanceof AutoCloseable closeable) {
      bound.add(closeable);
    }
  }

  /** Runs {@code refresh} each time before metrics are read, for meters that come and go. */
  public void beforeScrape(Runnable refresh) {
    beforeScrape.add(refresh);
  }

  /** All metrics in Prometheus' text format. */
  public synchronized String scrape() {
    beforeScrape.forEach(Runnable::run);
    return registry.scrape(CONTENT_TYPE);
  }

  @Override
  public void close() {
    for (AutoCloseable each : bound) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("{} did not close cleanly", each.getClass().getSimpleName(), e);
      }
    }
    registry.close();
  }
}
