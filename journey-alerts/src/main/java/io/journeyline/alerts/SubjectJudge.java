package io.journeyline.alerts;

import io.journeyline.alerts.Watched.Figure;
import io.journeyline.definition.AlertRule;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges one subject, window after window, and keeps its alerts. */
final class SubjectJudge {
  /** A window is looked at about so often while it passes; oftener would show little new. */
  private static final int LOOKS = 24;

  /** For how long after its end an alert can still be taken back. */
  static final long RETRACTABLE = Duration.ofDays(8).toMillis();

  private final Subject subject;
  private final Watched watched;
  private final List<Pane> panes = new ArrayList<>();
  private final AlertDraft draft;
  private final long every;

  /** Alerts that fire or have ended lately, by id. */
  private final Map<String, Alert> alerts = new HashMap<>();

  private Stand stand;
  private long revision;

  /** One length of window, how it is judged and what the last judgement was. */
  private static final class Pane {
    final long length;
    final long stride;
    final Yardstick yardstick;
    @Nullable Judgement last;

    Pane(long length, long stride, Yardstick yardstick) {
      this.length = length;
      this.stride = stride;
      this.yardstick = yardstick;
    }
  }

  /**
   * @param among for how many slices the rule is judged
   */
  SubjectJudge(Subject subject, int version, int among, CellStore cells, Stand stand) {
    this.subject = subject;
    this.stand = stand;
    AlertRule rule = subject.rule();
    watched = new Watched(rule, subject.slice(), cells);
    draft = new AlertDraft(subject, version, new Explanation(rule, subject.slice(), cells));
    every = rule.timing().every().toMillis();
    for (Duration window : rule.timing().windows()) {
      long length = window.toMillis();
      long stride = Math.max(1, length / LOOKS / every) * every;
      panes.add(new Pane(length, stride, Yardstick.of(rule, window, among, watched)));
    }
  }

  Stand stand() {
    return stand;
  }

  String key() {
    return subject.key();
  }

  /** Id of its rule. */
  String rule() {
    return subject.rule().id();
  }

  long allowance() {
    return subject.rule().timing().allowance().toMillis();
  }

  /** Passes over windows that end up to then. */
  void skip(long to) {
    if (to > stand.judgedTo()) {
      stand = stand.judged(Math.floorDiv(to, every) * every);
    }
  }

  /** Knows an alert from before a restart. */
  void restore(Alert alert) {
    alerts.put(alert.getId(), alert);
  }

  /** Judges all windows that end after those judged and not after {@code until}. */
  void judge(long until, long watermark, Consumer<Alert> out) {
    long last = Math.floorDiv(until, every) * every;
    long first = (Math.floorDiv(stand.judgedTo(), every) + 1) * every;
    for (long to = first; to <= last; to += every) {
      step(to, watermark, out);
    }
  }

  private void step(long to, long watermark, Consumer<Alert> out) {
    Judgement worst = null;
    boolean looked = false;
    for (Pane pane : panes) {
      if (Math.floorMod(to, pane.stride) == 0) {
        looked = true;
        Judgement judgement = pane.yardstick.judge(to - pane.length, to);
        // Too little to judge changes nothing of what was found before.
        pane.last = judgement == null ? pane.last : judgement;
        if (judgement != null
            && judgement.isBreach()
            && (worst == null || judgement.score() > worst.score())) {
          worst = judgement;
        }
      }
    }
    stand = stand.judged(to);
    if (looked && worst != null) {
      breach(worst, to, watermark, out);
    } else if (looked && panes.stream().noneMatch(pane -> isInBreach(pane, to))) {
      calm(to, watermark, out);
    }
  }

  /** A breach that too little came after to judge again counts for one more window. */
  private static boolean isInBreach(Pane pane, long to) {
    return pane.last != null && pane.last.isBreach() && to - pane.last.to() <= pane.length;
  }

  private void breach(Judgement worst, long to, long watermark, Consumer<Alert> out) {
    if (stand.breachSince() == Stand.NEVER || stand.calmSince() != Stand.NEVER) {
      stand = stand.breached(stand.isFiring() ? stand.breachSince() : to);
    }
    AlertRule.Timing timing = subject.rule().timing();
    boolean lasted = to - stand.breachSince() >= timing.lasting().toMillis();
    boolean cool =
        stand.endedAt() == Stand.NEVER || to - stand.endedAt() >= timing.coolDown().toMillis();
    if (!stand.isFiring() && lasted && cool) {
      String id = subject.alertId(stand.breachSince());
      stand = stand.fired(id);
      if (!alerts.containsKey(id)) {
        Alert alert = draft.firing(id, worst, stand.breachSince(), to, watermark);
        alerts.put(id, alert);
        out.accept(alert);
      }
    }
  }

  private void calm(long to, long watermark, Consumer<Alert> out) {
    if (stand.calmSince() == Stand.NEVER
        || (stand.breachSince() != Stand.NEVER && !stand.isFiring())) {
      stand = stand.calm(to);
    }
    long quiet = Math.max(subject.rule().timing().lasting().toMillis(), panes.getFirst().length);
    if (stand.isFiring() && to - stand.calmSince() >= quiet) {
      end(Objects.requireNonNull(stand.alert()), AlertState.RESOLVED, to, watermark, out);
      stand = stand.ended(to);
    }
  }

  private void end(String id, AlertState state, long at, long watermark, Consumer<Alert> out) {
    Alert firing = alerts.get(id);
    if (firing != null && firing.getState() != state) {
      Alert ended = AlertDraft.ended(firing, state, at, watermark);
      alerts.put(id, ended);
      out.accept(ended);
    }
  }

  /** Takes back alerts whose cause later input has undone. */
  void recheck(long watermark, Consumer<Alert> out) {
    if (revision == watched.revision()) {
      return;
    }
    revision = watched.revision();
    alerts.values().removeIf(alert -> isOver(alert) && alert.getTo() < watermark - RETRACTABLE);
    for (Alert alert : List.copyOf(alerts.values())) {
      if (alert.getState() != AlertState.RETRACTED && !isStillSo(alert)) {
        end(alert.getId(), AlertState.RETRACTED, watermark, watermark, out);
        if (alert.getId().equals(stand.alert())) {
          stand = stand.ended(Stand.NEVER);
        }
      }
    }
  }

  private static boolean isOver(Alert alert) {
    return alert.getState() != AlertState.FIRING;
  }

  /** Whether the window that decided would still be a breach, by the limits of then. */
  private boolean isStillSo(Alert alert) {
    Figure now = watched.figure(alert.getFrom(), alert.getTo());
    if (now.counted() == alert.getCounted() && now.n() == alert.getN()) {
      return true;
    }
    Judgement then =
        new Judgement(
            alert.getFrom(),
            alert.getTo(),
            now,
            alert.getExpected(),
            alert.getLow(),
            alert.getHigh(),
            0);
    return then.isBreachBy(now);
  }
}
