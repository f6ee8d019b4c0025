package io.journeyline.alerts.live;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a process that judges has told, for its metrics. */
public final class AlertCounts {
  /** Nobody judges here. */
  private static final int NOT_HERE = -1;

  private record Told(String rule, AlertState state) {}

  private final Map<Told, LongAdder> told = new ConcurrentHashMap<>();
  private volatile Map<String, Integer> firing = Map.of();
  private volatile boolean here;

  /** How often an alert of that rule has come into that state here. */
  public long told(String rule, AlertState state) {
    LongAdder count = told.get(new Told(rule, state));
    return count == null ? 0 : count.sum();
  }

  /** How many alerts of a rule fire now; negative where another instance judges. */
  public int firing(String rule) {
    return here ? firing.getOrDefault(rule, 0) : NOT_HERE;
  }

  /** Alerts were written, and so many fire now, by rule. */
  void judged(List<Alert> alerts, Map<String, Integer> nowFiring) {
    alerts.forEach(
        alert ->
            told.computeIfAbsent(new Told(alert.getRule(), alert.getState()), _ -> new LongAdder())
                .increment());
    firing = Map.copyOf(nowFiring);
    here = true;
  }

  /** Another instance judges from now on, or nobody. */
  void ended() {
    here = false;
  }
}
