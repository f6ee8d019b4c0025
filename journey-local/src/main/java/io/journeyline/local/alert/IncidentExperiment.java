package io.journeyline.local.alert;

import io.journeyline.alerts.Backtest;
import io.journeyline.alerts.RuleFigures;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.simulator.Incident;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How well rules find incidents in simulated shops, and how soon: beside two checks of the field on
 * the same numbers.
 */
public final class IncidentExperiment {
  /** Shares of what an incident could hit that it hits, in turn. */
  static final List<Double> SIZES = List.of(0.05, 0.2, 0.35, 0.5);

  /** An incident counts as found until so long after its end. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final long FROM = IncidentTrial.JUDGED_FROM.toEpochMilli();
  private static final long TO = IncidentTrial.end().toEpochMilli();

  private final JourneyDefinition definition = IncidentRules.definition();
  private final int customers;
  private final Consumer<String> progress;

  /**
   * @param customers of each shop
   * @param progress takes a line on each shop
   */
  public IncidentExperiment(int customers, Consumer<String> progress) {
    this.customers = customers;
    this.progress = progress;
  }

  /**
   * How one way of looking fared in one incident.
   *
   * @param minutes from the first customer hit to the alarm; {@code Long.MAX_VALUE} for none
   */
  public record Found(String by, Incident incident, long minutes) {
    boolean isFound() {
      return minutes != Long.MAX_VALUE;
    }
  }

  /**
   * What came out.
   *
   * @param falseAlarms of each rule
   * @param windows what those of each rule have and show, where nothing goes wrong
   */
  public record Outcome(
      List<Found> found, List<FalseAlarms> falseAlarms, List<WindowPower> windows) {}

  /** How often a rule alarms without an incident. */
  public record FalseAlarms(String rule, double aWeek) {}

  /**
   * Runs as many shops with an incident as without.
   *
   * @param first of the seeds, which follow one another
   */
  public Outcome run(int first, int seeds) {
    List<RuleFigures> quiet = new ArrayList<>();
    List<FalseAlarms> falseAlarms = new ArrayList<>();
    double weeks = (double) seeds * IncidentTrial.JUDGED.toDays() / 7;
    List<Alert> alarms = new ArrayList<>();
    for (int seed = first; seed < first + seeds; seed++) {
      IncidentTrial.Result result = new IncidentTrial(seed, customers, null).run(definition);
      quiet.add(new RuleFigures(definition, result.series()));
      List<Alert> fired = firing(result);
      alarms.addAll(fired);
      progress.accept(
          "without incident, seed %d: %,d touchpoints, %d alarms"
              .formatted(seed, result.touchpoints(), fired.size()));
    }
    List<RivalLimit> rivals = new ArrayList<>();
    for (AlertRule rule : definition.alerts().rules()) {
      long count = alarms.stream().filter(alert -> alert.getRule().equals(rule.id())).count();
      falseAlarms.add(new FalseAlarms(rule.id(), count / weeks));
      for (RivalCheck check : RivalCheck.values()) {
        rivals.add(RivalLimit.of(check, rule, quiet, FROM, TO, (int) weeks));
      }
    }
    List<Found> found = new ArrayList<>();
    for (int seed = first; seed < first + seeds; seed++) {
      found.addAll(runWith(incident(seed), seed, rivals));
    }
    return new Outcome(found, falseAlarms, WindowPower.of(definition, quiet, FROM, TO));
  }

  /** Kinds and sizes in turn, at any hour of the first days. */
  private static Incident incident(int seed) {
    List<Incident.Kind> kinds = IncidentRules.kinds();
    Incident.Kind kind = kinds.get((seed - 1) % kinds.size());
    double size = SIZES.get((seed - 1) / kinds.size() % SIZES.size());
    Duration into = Duration.ofMinutes(Math.floorMod(seed * 1_237L, 3 * 24 * 60L));
    return new Incident(kind, size, IncidentTrial.JUDGED_FROM.plus(into), IncidentTrial.INCIDENT);
  }

  private List<Found> runWith(Incident incident, int seed, List<RivalLimit> rivals) {
    IncidentTrial.Result result =
        new IncidentTrial(seed + 1_000L, customers, incident).run(definition);
    RuleFigures figures = new RuleFigures(definition, result.series());
    long until = incident.end().plus(GRACE).toEpochMilli();
    String rule = IncidentRules.ruleFor(incident.kind());
    List<Found> found = new ArrayList<>();
    long allowance = Duration.ofMinutes(1).toMillis();
    long first =
        firing(result).stream()
            .filter(alert -> alert.getRule().equals(rule))
            .mapToLong(alert -> alert.getChangedAt() + allowance)
            .filter(at -> at >= result.affected() && at <= until)
            .min()
            .orElse(Long.MAX_VALUE);
    found.add(new Found("journey", incident, minutes(first, result.affected())));
    for (RivalLimit rival : rivals) {
      if (rival.rule().id().equals(rule)) {
        long alarm = rival.firstAlarm(figures, result.affected(), until);
        found.add(new Found(rival.check().name(), incident, minutes(alarm, result.affected())));
      }
    }
    progress.accept(
        "%s %.0f %%: %s"
            .formatted(
                incident.kind().label(),
                incident.size() * 100,
                found.stream().map(f -> f.by() + " " + time(f.minutes())).toList()));
    return found;
  }

  private List<Alert> firing(IncidentTrial.Result result) {
    return Backtest.run(definition, result.series(), FROM, TO).stream()
        .filter(alert -> alert.getState() == AlertState.FIRING)
        .toList();
  }

  private static long minutes(long alarm, long affected) {
    return alarm == Long.MAX_VALUE ? alarm : (alarm - affected) / 60_000;
  }

  static String time(long minutes) {
    return minutes == Long.MAX_VALUE ? "-" : "%d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
