package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * §5: one way of a customer through a funnel, from a start.
 *
 * @param times of the steps that were reached, by index, as {@link FunnelReach} tells
 */
record FunnelAttempt(Funnel funnel, Contact start, Map<Integer, Long> times) {
  private static final String NO_VALUE = "";

  /** How many steps were reached, optional ones that were left out on the way being among them. */
  int level() {
    return 1 + times.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  boolean isConverted() {
    return level() == funnel.steps().size();
  }

  /** While it is not converted, whether it still may be. */
  boolean isPending(long asOf) {
    return !isConverted() && asOf - start.at() <= funnel.window().toMillis();
  }

  /** Whether it is over before the moment, for good: by its conversion, else by the window. */
  boolean hasEndedBefore(long moment) {
    return moment - start.at() > convertDuration().orElseGet(() -> funnel.window().toMillis());
  }

  /** The start's value of {@code by}. */
  String by() {
    String value = funnel.by() == null ? null : funnel.by().valueOf(start.touchpoint());
    return Objects.requireNonNullElse(value, NO_VALUE);
  }

  /** From the start to the last step. */
  OptionalLong convertDuration() {
    Long converted = times.get(funnel.steps().size() - 1);
    return converted == null ? OptionalLong.empty() : OptionalLong.of(converted - start.at());
  }

  /**
   * To a step from the nearest earlier one that has a time not later; empty for the first step and
   * for one without a time.
   */
  OptionalLong stepDuration(int step) {
    Long reached = times.get(step);
    for (int before = step - 1; before >= 0 && reached != null; before--) {
      Long earlier = times.get(before);
      if (earlier != null && earlier <= reached) {
        return OptionalLong.of(reached - earlier);
      }
    }
    return OptionalLong.empty();
  }
}
