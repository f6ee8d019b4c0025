package io.journeyline.map.pain;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The definition's stages and touchpoints by id, and which of their days are decided. */
final class Places {
  private final JourneyDefinition definition;
  private final Map<String, TouchpointRule> rules;
  private final Map<String, Stage> stages;

  Places(JourneyDefinition definition) {
    this.definition = definition;
    rules =
        definition.touchpoints().stream()
            .collect(Collectors.toMap(TouchpointRule::id, Function.identity()));
    stages = definition.stages().stream().collect(Collectors.toMap(Stage::id, Function.identity()));
  }

  JourneyDefinition definition() {
    return definition;
  }

  @Nullable String owner(String touchpoint) {
    TouchpointRule rule = rules.get(touchpoint);
    return rule == null ? null : rule.owner();
  }

  /** The stage of a rule; empty where there is no such rule. */
  String stage(String touchpoint) {
    TouchpointRule rule = rules.get(touchpoint);
    return rule == null ? "" : rule.stage().id();
  }

  boolean isGoal(String touchpoint) {
    TouchpointRule rule = rules.get(touchpoint);
    return rule != null && rule.goal();
  }

  /**
   * The days of the period of whose touchpoints it is known whether the customer left: silence must
   * have lasted as long as the stage's timeout. Null: nobody ever drops off in this stage.
   */
  @Nullable Period decided(String stage, Period period, CellSource cells) {
    Stage known = stages.get(stage);
    Duration timeout = known == null ? null : known.timeout();
    if (timeout == null) {
      return null;
    }
    Instant asOf = cells.moment().asOf();
    if (asOf == null) {
      return period;
    }
    LocalDate last = LocalDate.ofInstant(asOf.minus(timeout), definition.zone()).minusDays(1);
    boolean isOver = period.from() != null && period.from().isAfter(last);
    return isOver ? null : period.upTo(last);
  }
}
