package io.journeyline.streams.journey;

import io.journeyline.definition.AlertRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Series;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.streams.cells.SeriesCells;
import io.journeyline.streams.cells.SeriesCells.Kept;
import io.journeyline.streams.touchpoint.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What visits and touchpoints add to the series that are kept; without alert rules nothing. */
final class JourneySeries {
  private static final String NO_BREAKDOWN = "";

  private final List<TouchpointRule> rules;
  private final @Nullable Kept[] touched;
  private final @Nullable Kept[] entered;

  /** By the stage left, then the stage entered; the last one is for drop-offs. */
  private final @Nullable Kept[][] left;

  /** By stage, the visits that dwelt longer than so many ms. */
  private final List<Map<Long, Kept>> slow = new ArrayList<>();

  private final @Nullable Kept unmapped;
  private final FeelingSeries feelings;

  JourneySeries(JourneyDefinition definition) {
    SeriesCells series = new SeriesCells(definition.alerts());
    rules = definition.touchpoints();
    List<Stage> stages = definition.stages();
    int count = stages.size();
    touched = new Kept[rules.size()];
    for (TouchpointRule rule : rules) {
      touched[rule.position()] = series.named(Series.touched(rule.id()));
    }
    entered = new Kept[count];
    left = new Kept[count][count + 1];
    for (int from = 0; from < count; from++) {
      String stage = stages.get(from).id();
      entered[from] = series.named(Series.entered(stage));
      for (int to = 0; to < count; to++) {
        left[from][to] = series.named(Series.left(stage, stages.get(to).id()));
      }
      left[from][count] = series.named(Series.left(stage, Series.DROP));
      slow.add(slow(stage, definition.alerts(), series));
    }
    unmapped = series.named(Series.UNMAPPED);
    feelings = new FeelingSeries(series);
  }

  private static Map<Long, Kept> slow(String stage, AlertRules alerts, SeriesCells series) {
    Map<Long, Kept> limits = new TreeMap<>();
    for (Map.Entry<String, Duration> kept : alerts.intervals().entrySet()) {
      String prefix = Series.slow(stage, 0).substring(0, Series.slow(stage, 0).length() - 1);
      if (kept.getKey().startsWith(prefix)) {
        Kept found = series.named(kept.getKey());
        if (found != null) {
          limits.put(Long.valueOf(kept.getKey().substring(prefix.length())), found);
        }
      }
    }
    return limits;
  }

  void touched(Row row, Facts facts) {
    Kept kept = row.isMapped() ? touched[row.rule()] : unmapped;
    if (kept != null) {
      String touchpoint = row.isMapped() ? rules.get(row.rule()).id() : row.type();
      kept.count(facts.differences(), row.occurredAt(), touchpoint, row.channel(), NO_BREAKDOWN, 1);
    }
    if (row.isMapped()) {
      feelings.add(row, rules.get(row.rule()).id(), facts);
    }
  }

  /** A visit begins with that touchpoint. */
  void entered(Row row, Facts facts) {
    TouchpointRule rule = rules.get(row.rule());
    Kept kept = entered[rule.stage().position()];
    if (kept != null) {
      kept.count(facts.differences(), row.occurredAt(), rule.id(), row.channel(), NO_BREAKDOWN, 1);
    }
  }

  /** A visit, whose last touchpoint that is, ends by another stage's touchpoint. */
  void left(Latest last, Stage to, long at, long dwell, Facts facts) {
    left(last, to.position(), at, dwell, facts);
  }

  /** A visit, whose last touchpoint that is, ends by drop-off. */
  void dropped(Latest last, long at, long dwell, Facts facts) {
    left(last, left.length, at, dwell, facts);
  }

  private void left(Latest last, int to, long at, long dwell, Facts facts) {
    TouchpointRule rule = rules.get(last.rule());
    int from = rule.stage().position();
    Kept kept = left[from][to];
    if (kept != null) {
      kept.count(facts.differences(), at, rule.id(), last.channel(), NO_BREAKDOWN, 1);
    }
    slow.get(from)
        .forEach(
            (limit, longer) -> {
              if (dwell > limit) {
                longer.count(facts.differences(), at, rule.id(), last.channel(), NO_BREAKDOWN, 1);
              }
            });
  }
}
