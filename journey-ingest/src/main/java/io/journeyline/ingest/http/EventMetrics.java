package io.journeyline.ingest.http;

import io.journeyline.ingest.admission.Withheld;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts events as metrics: received by source, ended by source and fate. */
final class EventMetrics implements IngestMeter {
  private final MeterRegistry registry;
  private final Map<String, Counter> received = new ConcurrentHashMap<>();
  private final Map<Ended, Counter> ended = new ConcurrentHashMap<>();

  EventMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void withheld(String source, Withheld why) {
    Counter.builder("journeyline.ingest.withheld")
        .description("Ignored events that would be touchpoints, by why they are not published")
        .tag("source", source)
        .tag("reason", why.label())
        .register(registry)
        .increment();
  }

  private record Ended(String source, Fate fate) {}

  @Override
  public void received(String source, int events) {
    received
        .computeIfAbsent(
            source,
            _ ->
                Counter.builder("journeyline.ingest.received")
                    .description("Events received")
                    .tag("source", source)
                    .register(registry))
        .increment(events);
  }

  @Override
  public void ended(String source, Fate fate, int events) {
    ended
        .computeIfAbsent(
            new Ended(source, fate),
            _ ->
                Counter.builder("journeyline.ingest.events")
                    .description("What became of events; the fates add up to those received")
                    .tag("source", source)
                    .tag("fate", fate.name().toLowerCase(Locale.ROOT))
                    .register(registry))
        .increment(events);
  }
}
