package io.journeyline.definition;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A funnel: steps that a customer is expected to take within a window. */
public record Funnel(
    String id,
    Duration window,
    Order order,
    Count count,
    List<Step> steps,
    List<Exclusion> exclude,
    List<Expression> hold,
    @Nullable Expression by) {

  /** In which order steps may be taken. */
  public enum Order {
    SEQUENTIAL,
    STRICT,
    ANY
  }

  /** Which of a customer's attempts count. */
  public enum Count {
    FIRST,
    BEST,
    EVERY
  }

  /**
   * One step: a touchpoint rule by id, or a matcher of its own.
   *
   * @param touchpoint rule id, or null where {@code matcher} is given
   * @param within longest gap since the previous matched step
   */
  public record Step(
      String id,
      @Nullable String touchpoint,
      @Nullable Matcher matcher,
      @Nullable Duration within,
      boolean optional) {}

  /**
   * A touchpoint that breaks a chain between two steps.
   *
   * @param from index of the step after which it breaks
   * @param to index of the step before which it breaks
   */
  public record Exclusion(String touchpoint, int from, int to) {}
}
