package io.journeyline.oracle;

import io.journeyline.definition.Stage;
import java.util.List;
import java.util.OptionalLong;

/** §3: a maximal run of touchpoints in one stage within an episode; never empty. */
record Visit(List<Step> steps, End end) {

  /** How a visit ended. */
  sealed interface End {
    /** By a touchpoint of a later stage. */
    record Advanced(Step to) implements End {}

    /** By a touchpoint of an earlier stage. */
    record Returned(Step to) implements End {}

    /** By the stage's timeout, at {@code at}. */
    record Dropped(long at) implements End {}

    /** Not yet. */
    record Open() implements End {}
  }

  Stage stage() {
    return first().stage();
  }

  Step first() {
    return steps.getFirst();
  }

  Step last() {
    return steps.getLast();
  }

  boolean isConverted() {
    return steps.stream().anyMatch(step -> step.rule().goal());
  }

  /** Time spent in it, ms; empty while it is open. */
  OptionalLong dwell() {
    return switch (end) {
      case End.Advanced(Step to) -> OptionalLong.of(to.at() - first().at());
      case End.Returned(Step to) -> OptionalLong.of(to.at() - first().at());
      case End.Dropped _ -> OptionalLong.of(last().at() - first().at());
      case End.Open _ -> OptionalLong.empty();
    };
  }
}
