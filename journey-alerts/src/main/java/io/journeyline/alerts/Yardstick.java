package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How windows of one length are judged: one for each kind of rule. */
interface Yardstick {
  /** The judgement of a window that is complete, or null where too little is known for one. */
  @Nullable Judgement judge(long from, long to);

  /**
   * The one of a rule's kind.
   *
   * @param among for how many slices the rule is judged, which share its false alarms
   */
  static Yardstick of(AlertRule rule, Duration window, int among, Watched watched) {
    return switch (rule.kind()) {
      case THRESHOLD -> new Threshold(rule.limit(), watched);
      case RELATIVE -> new Relative(rule.limit(), watched);
      case SEASONAL -> new Seasonal(rule, window, among, watched);
      case ABSENT -> new Absent(rule.limit(), watched);
    };
  }
}
