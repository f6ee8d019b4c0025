package io.journeyline.map.targets;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Target;
import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.targets.TargetResult.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates the definition's targets over a period. */
public final class Targets {
  private Targets() {}

  /** All targets, in the order of the definition. */
  public static List<TargetResult> evaluate(
      JourneyDefinition definition, CellSource cells, Period period) {
    return definition.targets().stream()
        .map(target -> evaluate(target, cells.slice(target.segment(), period)))
        .toList();
  }

  private static TargetResult evaluate(Target target, Slice slice) {
    Optional<Measure> actual =
        Metrics.measure(slice, target.subject(), target.about(), target.metric());
    return actual
        .map(measure -> result(target, measure, beyond(target, measure)))
        .orElseGet(() -> result(target, null, 0, Status.NO_DATA, false));
  }

  private static TargetResult result(Target target, Measure actual, double gap) {
    Status status = gap == 0 ? Status.MET : Status.MISSED;
    return result(target, actual, gap, status, isSure(target, actual, status));
  }

  private static TargetResult result(
      Target target, @Nullable Measure actual, double gap, Status status, boolean isSure) {
    return new TargetResult(
        target.id(),
        target.subject().key(),
        target.about(),
        target.metric().key(),
        target.segment(),
        target.atLeast(),
        target.atMost(),
        actual,
        Measure.rounded(gap),
        status,
        isSure,
        target.owner());
  }

  /** Below the lower bound it is negative, above the upper one positive. */
  private static double beyond(Target target, Measure actual) {
    Double atLeast = target.atLeast();
    Double atMost = target.atMost();
    if (atLeast != null && actual.value() < atLeast) {
      return actual.value() - atLeast;
    }
    return atMost != null && actual.value() > atMost ? actual.value() - atMost : 0;
  }

  private static boolean isSure(Target target, Measure actual, Status status) {
    Double atLeast = target.atLeast();
    Double atMost = target.atMost();
    boolean isLowSure = atLeast == null || actual.low() >= atLeast;
    boolean isHighSure = atMost == null || actual.high() <= atMost;
    if (status == Status.MET) {
      return isLowSure && isHighSure;
    }
    return (atLeast != null && actual.high() < atLeast)
        || (atMost != null && actual.low() > atMost);
  }
}
