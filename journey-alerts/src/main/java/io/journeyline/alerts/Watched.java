package io.journeyline.alerts;

import io.journeyline.definition.AlertMetric;
import io.journeyline.definition.AlertRule;
import org.jspecify.annotations.Nullable;

/** A rule's metric over one slice of the cells. */
final class Watched {
  private final Line counted;
  private final @Nullable Line outOf;

  /**
   * What a window has.
   *
   * @param counted how many facts were counted
   * @param outOf of how many; of a volume 0
   */
  record Figure(boolean isShare, long counted, long outOf) {
    /** A share, NaN of nothing, or a count. */
    double value() {
      return isShare ? (double) counted / outOf : (double) counted;
    }

    /** How many facts the figure rests on. */
    long n() {
      return isShare ? outOf : counted;
    }
  }

  Watched(AlertRule rule, Slice slice, CellStore cells) {
    AlertMetric metric = rule.metric();
    long interval = rule.timing().every().toMillis();
    counted = cells.line(metric.counted(), slice, interval);
    outOf = metric.isShare() ? cells.line(metric.outOf(), slice, interval) : null;
  }

  boolean isShare() {
    return outOf != null;
  }

  Figure figure(long from, long to) {
    return new Figure(isShare(), counted.sum(from, to), outOf == null ? 0 : outOf.sum(from, to));
  }

  /** Grows whenever a cell changes. */
  long revision() {
    return counted.revision() + (outOf == null ? 0 : outOf.revision());
  }
}
