package io.journeyline.local.alert;

import io.journeyline.alerts.RuleFigures;
import io.journeyline.alerts.RuleFigures.Limits;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's windows of one length can show at all.
 *
 * @param n how many facts one has, on average
 * @param change how far its limit lies from what is expected, as a share of that, on average; NaN
 *     where windows have too little to be judged
 */
record WindowPower(String rule, Duration window, double n, double change) {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** By windows of shops without incidents that end at midnight, between two moments. */
  static List<WindowPower> of(
      JourneyDefinition definition, List<RuleFigures> quiet, long from, long to) {
    List<WindowPower> all = new ArrayList<>();
    for (AlertRule rule : definition.alerts().rules()) {
      for (Duration window : rule.timing().windows()) {
        all.add(of(rule.id(), window, quiet, from, to));
      }
    }
    return all;
  }

  private static WindowPower of(
      String rule, Duration window, List<RuleFigures> quiet, long from, long to) {
    double n = 0;
    double change = 0;
    int looks = 0;
    int judged = 0;
    // Moments that go once round the clock: nights have less than evenings.
    for (long end = from + DAY; end <= to; end += DAY + DAY / 6) {
      for (RuleFigures figures : quiet) {
        n += (double) figures.of(rule, end - window.toMillis(), end).n();
        looks++;
        Limits limits = figures.limits(rule, window, end);
        Double limit = limits == null ? null : nearest(limits);
        Double expected = limits == null ? null : limits.expected();
        if (limit != null && expected != null && expected > 0) {
          change += limit / expected - 1;
          judged++;
        }
      }
    }
    return new WindowPower(rule, window, n / looks, judged == 0 ? Double.NaN : change / judged);
  }

  private static @Nullable Double nearest(Limits limits) {
    return limits.low() != null ? limits.low() : limits.high();
  }
}
