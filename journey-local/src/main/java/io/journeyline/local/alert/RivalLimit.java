package io.journeyline.local.alert;

import io.journeyline.alerts.RuleFigures;
import io.journeyline.definition.AlertRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit with which a rival check does best: the lowest that raises no more false alarms than
 * are accepted where nothing went wrong. Nobody in the field could know it so well.
 */
record RivalLimit(RivalCheck check, AlertRule rule, double limit) {

  /**
   * @param quiet runs in which nothing went wrong
   * @param alarms how many there may be in all of them together
   */
  static RivalLimit of(
      RivalCheck check, AlertRule rule, List<RuleFigures> quiet, long from, long to, int alarms) {
    List<List<Double>> runs = new ArrayList<>();
    List<Double> candidates = new ArrayList<>();
    for (RuleFigures figures : quiet) {
      List<Double> run = new ArrayList<>();
      for (long now = from + RivalCheck.HOUR; now <= to; now += RivalCheck.HOUR) {
        run.add(check.badness(figures, rule, now));
      }
      runs.add(run);
      run.stream().filter(badness -> !badness.isNaN()).forEach(candidates::add);
    }
    candidates.sort(null);
    int low = 0;
    int high = candidates.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (starts(runs, candidates.get(middle)) <= alarms) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return new RivalLimit(
        check, rule, candidates.isEmpty() ? Double.POSITIVE_INFINITY : candidates.get(low));
  }

  /** How often an alarm begins, with that limit. */
  private static int starts(List<List<Double>> runs, double limit) {
    int starts = 0;
    for (List<Double> run : runs) {
      boolean alarm = false;
      for (double badness : run) {
        starts += badness > limit && !alarm ? 1 : 0;
        alarm = badness > limit;
      }
    }
    return starts;
  }

  /**
   * When an alarm first begins after a moment, or {@code Long.MAX_VALUE}; one that goes on from
   * before says nothing new.
   */
  long firstAlarm(RuleFigures figures, long after, long until) {
    long first = (Math.floorDiv(after, RivalCheck.HOUR) + 1) * RivalCheck.HOUR;
    boolean alarm = check.badness(figures, rule, first - RivalCheck.HOUR) > limit;
    for (long now = first; now <= until; now += RivalCheck.HOUR) {
      boolean before = alarm;
      alarm = check.badness(figures, rule, now) > limit;
      if (alarm && !before) {
        return now;
      }
    }
    return Long.MAX_VALUE;
  }
}
