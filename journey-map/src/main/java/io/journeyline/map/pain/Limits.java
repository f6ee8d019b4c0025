package io.journeyline.map.pain;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Target;
import io.journeyline.definition.Target.Metric;
import io.journeyline.map.cells.Cell;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the definition's targets say about when waiting and coming again begin to hurt. */
final class Limits {
  private Limits() {}

  /**
   * The longest that half of a stage's visits should take.
   *
   * @param owner who answers for it
   */
  record DwellLimit(String stage, Duration limit, @Nullable String owner) {}

  static List<DwellLimit> dwell(JourneyDefinition definition, String segment) {
    return bounded(definition, Metric.DWELL_P50, segment)
        .map(
            target ->
                new DwellLimit(target.about(), Duration.ofMillis(millis(target)), target.owner()))
        .toList();
  }

  private static long millis(Target target) {
    Double atMost = target.atMost();
    return atMost == null ? 0 : atMost.longValue();
  }

  /** The share of a funnel's attempts that may convert, where a target bounds it. */
  static OptionalDouble conversion(JourneyDefinition definition, String funnel, String segment) {
    for (Target target : bounded(definition, Metric.CONVERSION, segment).toList()) {
      Double atMost = target.atMost();
      if (target.about().equals(funnel) && atMost != null) {
        return OptionalDouble.of(atMost);
      }
    }
    return OptionalDouble.empty();
  }

  /** Targets with an upper bound, those of the group itself before those of everybody. */
  private static Stream<Target> bounded(
      JourneyDefinition definition, Metric metric, String segment) {
    return definition.targets().stream()
        .filter(target -> target.metric() == metric && target.atMost() != null)
        .filter(
            target ->
                target.segment().equals(segment) || target.segment().equals(Cell.ALL_CUSTOMERS))
        .sorted(Comparator.comparing(target -> !target.segment().equals(segment)));
  }
}
