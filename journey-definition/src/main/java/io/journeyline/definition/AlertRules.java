package io.journeyline.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of the section {@code alerts}, and what has to be kept for them. */
public record AlertRules(List<AlertRule> rules) {
  public static final AlertRules NONE = new AlertRules(List.of());

  /** Which series are kept, by name, each with the length of its intervals. */
  public Map<String, Duration> intervals() {
    Map<String, Duration> intervals = new TreeMap<>();
    for (AlertRule rule : rules) {
      Stream.of(rule.metric().counted(), rule.metric().outOf())
          .flatMap(List::stream)
          .forEach(series -> intervals.merge(series, rule.timing().every(), AlertRules::shorter));
    }
    return intervals;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
