package io.journeyline.oracle;

import static io.journeyline.oracle.FunnelCase.abc;
import static io.journeyline.oracle.FunnelCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The rules of §5 on attempts: which count, when they end, and their times. */
class FunnelAttemptsTest {
  private static final long MINUTE = 60_000;

  @Test
  void shouldCountTheFirstStartOnly() {
    FunnelCase first = abc("count: first");

    assertThat(first.attempts("b 0", "a 1", "a 2", "b 3"))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.start().at()).isEqualTo(at(1)))
        .satisfies(attempt -> assertThat(attempt.level()).isEqualTo(2));
    assertThat(first.level("a 0", "a 61", "b 62", "c 63")).isEqualTo(1);
  }

  @Test
  void shouldCountTheStartOfTheGreatestLevelTheEarliestOfThose() {
    FunnelAttempt best = abc().attempt("a 0", "a 100", "b 101", "a 200", "b 201", "a 300");

    assertThat(best.level()).isEqualTo(2);
    assertThat(best.start().at()).isEqualTo(at(100));
    assertThat(abc("count: best").attempt("a 0", "a 1", "b 2", "c 3").start().at())
        .isEqualTo(at(0));
  }

  @Test
  void shouldBeginTheNextAttemptAfterTheConversion() {
    assertThat(starts("a 0", "b 1", "c 2", "a 3", "b 4")).containsExactly(at(0), at(3));
    assertThat(starts("a 0", "a 1", "b 2", "c 3", "a 4")).containsExactly(at(0), at(4));
    assertThat(starts("a 0", "b 1", "c 2", "a 2", "a 3"))
        .as("not at the moment of the conversion")
        .containsExactly(at(0), at(3));
  }

  @Test
  void shouldBeginTheNextAttemptAfterTheWindowOfOneThatDidNotConvert() {
    assertThat(starts("a 0", "a 60", "a 61")).containsExactly(at(0), at(61));
    assertThat(starts("a 0", "a 30", "b 31", "c 32")).containsExactly(at(0));
  }

  private static List<Long> starts(String... touchpoints) {
    return abc("count: every").attempts(touchpoints).stream()
        .map(attempt -> attempt.start().at())
        .toList();
  }

  @Test
  void shouldStayPendingUntilTheWindowHasPassed() {
    FunnelAttempt attempt = abc().attempt("a 0", "b 1");

    assertThat(attempt.isPending(at(1))).isTrue();
    assertThat(attempt.isPending(at(60))).isTrue();
    assertThat(attempt.isPending(at(60) + 1)).isFalse();
    assertThat(abc().attempt("a 0", "b 1", "c 2").isPending(at(2))).isFalse();
  }

  @Test
  void shouldTakeTheValueOfByFromTheStart() {
    FunnelCase by = abc("by: properties.k");

    assertThat(by.attempt("a 0 k=red", "b 1 k=blue").by()).isEqualTo("red");
    assertThat(by.attempt("a 0", "b 1 k=blue").by()).isEmpty();
    assertThat(abc().attempt("a 0 k=red").by()).isEmpty();
  }

  @Test
  void shouldTimeAStepByTheEarliestChainThatReachesIt() {
    FunnelAttempt attempt = abc().attempt("a 0", "b 5", "b 6", "c 10", "c 11");

    assertThat(attempt.convertDuration()).hasValue(10 * MINUTE);
    assertThat(attempt.stepDuration(0)).isEmpty();
    assertThat(attempt.stepDuration(1)).hasValue(5 * MINUTE);
    assertThat(attempt.stepDuration(2)).hasValue(5 * MINUTE);
  }

  @Test
  void shouldHaveNoConvertTimeWithoutAConversion() {
    FunnelAttempt attempt = abc().attempt("a 0", "b 5");

    assertThat(attempt.convertDuration()).isEmpty();
    assertThat(attempt.stepDuration(1)).hasValue(5 * MINUTE);
    assertThat(attempt.stepDuration(2)).isEmpty();
  }

  @Test
  void shouldTimeStepsFromTheNearestEarlierOneWithATimeNotLater() {
    FunnelCase optional = FunnelCase.abcOrAc();

    assertThat(durations(optional.attempt("a 0", "c 7")))
        .as("b is left out")
        .containsExactly(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(7 * MINUTE));
    assertThat(durations(optional.attempt("a 0", "c 7", "b 9")))
        .as("b comes later than c")
        .containsExactly(
            OptionalLong.empty(), OptionalLong.of(9 * MINUTE), OptionalLong.of(7 * MINUTE));
    assertThat(durations(optional.attempt("a 0", "b 7", "c 7")))
        .as("b comes at the moment of c")
        .containsExactly(OptionalLong.empty(), OptionalLong.of(7 * MINUTE), OptionalLong.of(0));
  }

  @Test
  void shouldTimeAnyOrderByHowManyStepsWereFilled() {
    FunnelAttempt attempt = abc("order: any").attempt("a 0", "c 3", "c 4", "b 10");

    assertThat(attempt.convertDuration()).hasValue(10 * MINUTE);
    assertThat(durations(attempt))
        .containsExactly(
            OptionalLong.empty(), OptionalLong.of(3 * MINUTE), OptionalLong.of(7 * MINUTE));
  }

  private static List<OptionalLong> durations(FunnelAttempt attempt) {
    return List.of(attempt.stepDuration(0), attempt.stepDuration(1), attempt.stepDuration(2));
  }
}
