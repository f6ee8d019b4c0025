package io.journeyline.local.alert;

import io.journeyline.alerts.delivery.DeliveryCounts;
import io.journeyline.alerts.live.AlertCounts;
import io.journeyline.definition.AlertRule;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.AlertState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What is judged and delivered, as metrics: of each rule and receiver, from zero. */
public final class AlertMetrics {
  private AlertMetrics() {}

  /** Adds those of a process that judges. */
  public static void bind(
      Metrics metrics, List<AlertRule> rules, AlertCounts counts, List<DeliveryCounts> deliveries) {
    MeterRegistry registry = metrics.registry();
    for (AlertRule rule : rules) {
      Gauge.builder("journeyline.alerts.firing", counts, told -> firing(told, rule.id()))
          .tag("rule", rule.id())
          .tag("severity", lower(rule.contact().severity()))
          .description("Alerts of a rule that fire now.")
          .strongReference(true)
          .register(registry);
      for (AlertState state : AlertState.values()) {
        FunctionCounter.builder(
                "journeyline.alerts.told", counts, told -> (double) told.told(rule.id(), state))
            .tag("rule", rule.id())
            .tag("state", lower(state))
            .description("Alerts of a rule that came into a state.")
            .register(registry);
      }
    }
    for (DeliveryCounts receiver : deliveries) {
      delivery(registry, receiver.receiver(), "delivered", receiver.delivered());
      delivery(registry, receiver.receiver(), "failed", receiver.failed());
      delivery(registry, receiver.receiver(), "given_up", receiver.givenUp());
    }
  }

  private static double firing(AlertCounts counts, String rule) {
    int firing = counts.firing(rule);
    return firing < 0 ? Double.NaN : firing;
  }

  private static void delivery(
      MeterRegistry registry, String receiver, String fate, LongAdder count) {
    FunctionCounter.builder("journeyline.alert.deliveries", count, LongAdder::doubleValue)
        .tag("receiver", receiver)
        .tag("fate", fate)
        .description("What became of deliveries to a receiver.")
        .register(registry);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
