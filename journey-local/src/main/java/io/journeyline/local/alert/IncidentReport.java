package io.journeyline.local.alert;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.journeyline.local.alert.IncidentExperiment.FalseAlarms;
import io.journeyline.local.alert.IncidentExperiment.Found;
import io.journeyline.local.alert.IncidentExperiment.Outcome;
import io.journeyline.local.simulator.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tables of what an experiment with incidents came to, as Markdown. */
public final class IncidentReport {
  /** Incidents of this size are to be found. */
  private static final double LARGE = 0.2;

  private static final Map<String, String> NAMES =
      Map.of(
          "journey", "seasonal rule",
          "THRESHOLD", "fixed threshold",
          "HOURLY", "hourly check of today");

  private static final List<String> WAYS = List.of("journey", "HOURLY", "THRESHOLD");

  private IncidentReport() {}

  public static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| | found, of 20 % or more | found, of less | median time, of all of 20 % or more"
            + " | of those that all three found |");
    lines.add("| --- | --- | --- | --- | --- |");
    for (String by : WAYS) {
      lines.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  NAMES.get(by),
                  recall(large(outcome, by)),
                  recall(of(outcome, by).stream().filter(f -> !isLarge(f)).toList()),
                  IncidentExperiment.time(median(large(outcome, by))),
                  IncidentExperiment.time(median(foundByAll(outcome, by)))));
    }
    lines.add("");
    lines.add("| incident | " + String.join(" | ", sizes()) + " |");
    lines.add("| --- |" + " --- |".repeat(IncidentExperiment.SIZES.size()));
    for (Incident.Kind kind : IncidentRules.kinds()) {
      lines.add("| %s | %s |".formatted(kind.label(), String.join(" | ", row(outcome, kind))));
    }
    lines.add("");
    lines.add("| rule | false alarms a week |");
    lines.add("| --- | --- |");
    for (FalseAlarms rule : outcome.falseAlarms()) {
      lines.add("| %s | %.2f |".formatted(rule.rule(), rule.aWeek()));
    }
    lines.add("");
    lines.addAll(windows(outcome.windows()));
    return lines;
  }

  /** A row a rule: the facts in a window of each length, and the change that is a breach. */
  private static List<String> windows(List<WindowPower> windows) {
    List<Duration> lengths = windows.stream().map(WindowPower::window).distinct().sorted().toList();
    List<String> lines = new ArrayList<>();
    lines.add("| rule |" + lengths.stream().map(" %s |"::formatted).collect(joining()));
    lines.add("| --- |" + " --- |".repeat(lengths.size()));
    windows.stream()
        .map(WindowPower::rule)
        .distinct()
        .forEach(
            rule ->
                lines.add(
                    "| %s |".formatted(rule)
                        + lengths.stream()
                            .map(length -> " %s |".formatted(cell(windows, rule, length)))
                            .collect(joining())));
    return lines;
  }

  private static String cell(List<WindowPower> windows, String rule, Duration length) {
    return windows.stream()
        .filter(window -> window.rule().equals(rule) && window.window().equals(length))
        .map(
            window ->
                Double.isNaN(window.change())
                    ? String.format(Locale.ROOT, "%.0f", window.n())
                    : String.format(
                        Locale.ROOT, "%.0f, %+.0f %%", window.n(), window.change() * 100))
        .findFirst()
        .orElse("");
  }

  private static List<String> sizes() {
    return IncidentExperiment.SIZES.stream().map(size -> "%.0f %%".formatted(size * 100)).toList();
  }

  private static List<String> row(Outcome outcome, Incident.Kind kind) {
    List<String> cells = new ArrayList<>();
    for (double size : IncidentExperiment.SIZES) {
      List<String> times = new ArrayList<>();
      for (String by : WAYS) {
        List<Found> own =
            of(outcome, by).stream()
                .filter(f -> f.incident().kind() == kind && f.incident().size() == size)
                .toList();
        times.add(own.isEmpty() ? "" : IncidentExperiment.time(median(own)));
      }
      cells.add(String.join(", ", times));
    }
    return cells;
  }

  /** Where an incident was not found, it took for ever. */
  static long median(List<Found> found) {
    List<Long> minutes = found.stream().map(Found::minutes).sorted().toList();
    return minutes.isEmpty() ? Long.MAX_VALUE : minutes.get((minutes.size() - 1) / 2);
  }

  static List<Found> large(Outcome outcome, String by) {
    return of(outcome, by).stream().filter(IncidentReport::isLarge).toList();
  }

  /** Of the large incidents those that no way of looking missed, so that times compare. */
  private static List<Found> foundByAll(Outcome outcome, String by) {
    Set<Incident> missed =
        outcome.found().stream()
            .filter(found -> !found.isFound())
            .map(Found::incident)
            .collect(toSet());
    return large(outcome, by).stream().filter(f -> !missed.contains(f.incident())).toList();
  }

  private static List<Found> of(Outcome outcome, String by) {
    return outcome.found().stream().filter(found -> found.by().equals(by)).toList();
  }

  private static boolean isLarge(Found found) {
    return found.incident().size() >= LARGE;
  }

  private static String recall(List<Found> found) {
    return "%d of %d".formatted(found.stream().filter(Found::isFound).count(), found.size());
  }
}
