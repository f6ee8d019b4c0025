package io.journeyline.local.simulation;

import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.VariantCounts;
import java.util.Map;
import java.util.TreeMap;

/** What occurred in many snapshots: a comparison in which nothing does says nothing. */
final class Occurrences {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(Snapshot snapshot) {
    snapshot
        .funnels()
        .forEach((key, counts) -> addFunnel(key.getFunnel(), key.getSegment(), counts));
    for (TouchpointStatCounts touchpoint : snapshot.touchpointStats().values()) {
      add("touchpoints", touchpoint.getCount());
      add("goals", touchpoint.getGoals());
      add("last before drop", touchpoint.getLastBeforeDrop());
    }
    for (VariantCounts variant : snapshot.variants().values()) {
      add("variants", variant.getCount());
      add("variants with a goal", variant.getConverted());
    }
    snapshot.stages().keySet().forEach(key -> add("stages of " + key.getSegment(), 1));
  }

  private void addFunnel(String funnel, String segment, FunnelCounts attempts) {
    add("funnels of " + segment, 1);
    add(funnel + " converted", attempts.getConverted());
    add(funnel + " pending", attempts.getPending());
    for (int step = 0; step < attempts.getDroppedAt().size() - 1; step++) {
      add(funnel + " dropped at " + step, attempts.getDroppedAt().get(step));
      add(funnel + " times of " + step, attempts.getStepTimes().get(step + 1).size());
    }
  }

  private void add(String what, long count) {
    counts.merge(what, count, Long::sum);
  }

  /** What occurred less often than that. */
  Map<String, Long> seldom(long times) {
    Map<String, Long> seldom = new TreeMap<>(counts);
    seldom.values().removeIf(count -> count >= times);
    return seldom;
  }
}
