package io.journeyline.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rounds as a table for their reader, a line for each kind of fault. */
public final class ChaosReport {
  private static final String FORMAT = "%-38s  %5s  %11s  %10s  %6s  %4s  %12s  %7s";
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.99;
  private static final double MILLIS = 1000;

  private ChaosReport() {}

  /** A line for each kind of fault in the order in which they came first, and one for all. */
  public static List<String> table(List<Round> rounds) {
    Map<String, List<Round>> byFault = new LinkedHashMap<>();
    rounds.forEach(
        round -> byFault.computeIfAbsent(round.fault(), fault -> new ArrayList<>()).add(round));
    List<String> lines = new ArrayList<>();
    lines.add(
        FORMAT.formatted(
            "fault", "times", "touchpoints", "compared", "differ", "lost", "recovery p50", "p99"));
    byFault.forEach((fault, those) -> lines.add(line(fault, those)));
    lines.add(line("all", rounds));
    return lines;
  }

  private static String line(String name, List<Round> rounds) {
    List<Duration> recoveries =
        rounds.stream().flatMap(round -> round.recoveries().stream()).sorted().toList();
    return FORMAT.formatted(
        name,
        rounds.size(),
        number(rounds.stream().mapToLong(Round::touchpoints).max().orElse(0)),
        number(rounds.stream().mapToLong(Round::compared).sum()),
        number(rounds.stream().mapToLong(Round::differing).sum()),
        number(rounds.stream().mapToLong(Round::lost).max().orElse(0)),
        quantile(recoveries, MEDIAN),
        quantile(recoveries, HIGH));
  }

  /** A round in a line, while the experiment goes on. */
  public static String line(Round round) {
    String result =
        round.holds()
            ? "%s cells compared, all equal; %s touchpoints, none lost"
                .formatted(number(round.compared()), number(round.touchpoints()))
            : "FAILED: %d cells differ, %d touchpoints lost"
                .formatted(round.differing(), round.lost());
    String back =
        round.recoveries().stream()
            .max(Duration::compareTo)
            .map(longest -> "; back after " + seconds(longest))
            .orElse("");
    return "%02d:%02d  %-38s %s%s"
        .formatted(round.at().toMinutes(), round.at().toSecondsPart(), round.fault(), result, back);
  }

  static String quantile(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) {
      return "-";
    }
    int rank = (int) Math.ceil(share * sorted.size());
    return seconds(sorted.get(rank - 1));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
