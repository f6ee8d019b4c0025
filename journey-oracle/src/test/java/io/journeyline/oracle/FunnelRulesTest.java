package io.journeyline.oracle;

import static io.journeyline.oracle.FunnelCase.abc;
import static io.journeyline.oracle.FunnelCase.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rules of §5 on chains, each by itself. */
class FunnelRulesTest {

  @Test
  void shouldReachStepsInTheirOrder() {
    assertThat(abc().level("a 0", "b 1", "c 2")).isEqualTo(3);
    assertThat(abc().level("a 0", "c 1", "b 2")).isEqualTo(2);
    assertThat(abc().level("b 0", "c 1", "a 2")).isEqualTo(1);
    assertThat(abc().attempts("b 0", "c 1")).isEmpty();
  }

  @Test
  void shouldTakeTouchpointsThatTookTheRuleAndWithAMatcherAnyTouchpoint() {
    FunnelCase own =
        FunnelCase.of(
            """
            window: PT1H
            steps:
              - {id: first, event: u}
              - {id: second, event: [u, b], where: "properties.k == 'red'"}
            """);

    assertThat(own.level("u 0", "b 1 k=red")).isEqualTo(2);
    assertThat(own.level("u 0", "u 1 k=red")).isEqualTo(2);
    assertThat(own.level("u 0", "b 1 k=blue")).isEqualTo(1);
    assertThat(abc().level("a 0", "u 1", "b 2")).isEqualTo(2);
  }

  @Test
  void shouldFillAtMostOneStepWithATouchpoint() {
    FunnelCase twice =
        FunnelCase.of(
            """
            window: PT1H
            steps: [{id: once, touchpoint: a}, {id: again, touchpoint: a}]
            """);

    assertThat(twice.level("a 0")).isEqualTo(1);
    assertThat(twice.level("a 0", "a 0")).isEqualTo(2);
  }

  @Test
  void shouldReachStepsUpToTheEndOfTheWindowAndNotAfter() {
    assertThat(abc().level("a 0", "b 1", "c 60")).isEqualTo(3);
    assertThat(abc().level("a 0", "b 1", "c 61")).isEqualTo(2);
  }

  @Test
  void shouldMeasureTheWindowFromTheStart() {
    assertThat(abc().level("a 0", "b 59", "c 61")).isEqualTo(2);
    assertThat(abc().level("a 0", "a 2", "b 59", "c 61")).isEqualTo(3);
  }

  @Test
  void shouldMeasureWithinFromTheMemberBefore() {
    FunnelCase within =
        FunnelCase.of(
            """
            window: PT1H
            steps: [{id: a, touchpoint: a}, {id: b, touchpoint: b}, {id: c, touchpoint: c, within: PT5M}]
            """);

    assertThat(within.level("a 0", "b 20", "c 25")).isEqualTo(3);
    assertThat(within.level("a 0", "b 20", "c 26")).isEqualTo(2);
    assertThat(within.level("a 0", "b 20", "b 24", "c 26")).as("another b").isEqualTo(3);
  }

  @Test
  void shouldReachAStepByALaterMemberWhereWithinWantsIt() {
    FunnelCase within =
        FunnelCase.of(
            """
            window: PT1H
            steps:
              - {id: a, touchpoint: a}
              - {id: b, touchpoint: b}
              - {id: c, touchpoint: c, within: PT5M}
              - {id: d, touchpoint: d, within: PT5M}
            """);

    FunnelAttempt attempt = within.attempt("a 0", "b 1", "c 4", "c 6", "d 11");

    assertThat(attempt.level()).isEqualTo(4);
    assertThat(attempt.times()).containsEntry(2, at(4)).containsEntry(3, at(11));
  }

  @Test
  void shouldLeaveOutOptionalStepsOnly() {
    FunnelCase optional =
        FunnelCase.of(
            """
            window: PT1H
            steps:
              - {id: a, touchpoint: a}
              - {id: b, touchpoint: b, optional: true}
              - {id: c, touchpoint: c}
              - {id: d, touchpoint: d}
            """);

    assertThat(optional.level("a 0", "c 1", "d 2")).isEqualTo(4);
    assertThat(optional.level("a 0", "b 1", "d 2")).isEqualTo(2);
    assertThat(optional.level("a 0", "b 1", "c 2", "d 3")).isEqualTo(4);
    assertThat(optional.attempt("a 0", "c 1", "d 2").times()).containsOnlyKeys(0, 2, 3);
    assertThat(optional.attempt("a 0", "c 1", "b 2", "d 3").times())
        .as("a chain over b exists, though the one over c is the first")
        .containsOnlyKeys(0, 1, 2, 3);
  }

  @Test
  void shouldMeasureWithinAfterALeftOutStepFromTheMemberBefore() {
    FunnelCase optional =
        FunnelCase.of(
            """
            window: PT1H
            steps:
              - {id: a, touchpoint: a}
              - {id: b, touchpoint: b, optional: true}
              - {id: c, touchpoint: c, within: PT5M}
            """);

    assertThat(optional.level("a 0", "c 6")).isEqualTo(1);
    assertThat(optional.level("a 0", "b 4", "c 6")).isEqualTo(3);
  }

  @Test
  void shouldBreakAChainByAnExcludedTouchpointBetweenItsSteps() {
    FunnelCase exclude = abc("exclude: [{touchpoint: x}]");

    assertThat(exclude.level("a 0", "x 1", "b 2", "c 3")).isEqualTo(1);
    assertThat(exclude.level("a 0", "b 1", "x 2", "c 3")).isEqualTo(2);
    assertThat(exclude.level("a 0", "b 1", "c 2", "x 3")).isEqualTo(3);
    assertThat(exclude.level("x 0", "a 1", "b 2", "c 3")).isEqualTo(3);
    assertThat(exclude.level("a 0", "b 1", "x 2", "b 3", "c 4"))
        .as("a chain with the later b has x between a and b")
        .isEqualTo(2);
    assertThat(exclude.level("a 0", "x 1", "a 2", "b 3", "c 4")).as("a later start").isEqualTo(3);
  }

  @Test
  void shouldBreakAChainBetweenTheNamedStepsOnly() {
    FunnelCase early = abc("exclude: [{touchpoint: x, from: a, to: b}]");
    FunnelCase late = abc("exclude: [{touchpoint: x, from: b, to: c}]");

    assertThat(early.level("a 0", "b 1", "x 2", "c 3")).isEqualTo(3);
    assertThat(early.level("a 0", "x 1", "b 2", "c 3")).isEqualTo(1);
    assertThat(late.level("a 0", "x 1", "b 2", "c 3")).isEqualTo(3);
    assertThat(late.level("a 0", "b 1", "x 2", "c 3")).isEqualTo(2);
    assertThat(late.level("a 0", "b 1", "x 2", "b 3", "c 4"))
        .as("from the later b on there is no x")
        .isEqualTo(3);
  }

  @Test
  void shouldBreakAChainThatHasNotReachedTheEndOfTheExclusion() {
    FunnelCase exclude =
        FunnelCase.of(
            """
            window: PT1H
            exclude: [{touchpoint: x, from: a, to: d}]
            steps:
              - {id: a, touchpoint: a}
              - {id: b, touchpoint: b}
              - {id: c, touchpoint: c}
              - {id: d, touchpoint: d}
            """);

    assertThat(exclude.level("a 0", "b 1", "x 2", "c 3")).isEqualTo(2);
    assertThat(exclude.level("a 0", "b 1", "c 2", "x 3")).isEqualTo(3);
  }

  @Test
  void shouldLetAnExcludedTouchpointBeTheEndOfAChainButNotItsMiddle() {
    FunnelCase member = abc("exclude: [{touchpoint: b}]");

    assertThat(member.level("a 0", "b 1")).isEqualTo(2);
    assertThat(member.level("a 0", "b 1", "c 2")).isEqualTo(2);
    assertThat(abc("exclude: [{touchpoint: c}]").level("a 0", "b 1", "c 2"))
        .as("the step that ends the exclusion")
        .isEqualTo(3);
    assertThat(abc("exclude: [{touchpoint: a}]").level("a 0", "b 1", "c 2"))
        .as("the step that begins the exclusion")
        .isEqualTo(3);
  }

  @Test
  void shouldNotLookAtUnmappedOrOtherTouchpointsForAnExclusion() {
    assertThat(abc("exclude: [{touchpoint: x}]").level("a 0", "u 1", "d 1", "b 2", "c 3"))
        .isEqualTo(3);
  }

  @Test
  void shouldTellTouchpointsOfOneMomentApartByTheirOrder() {
    FunnelCase exclude = abc("exclude: [{touchpoint: x}]");

    assertThat(exclude.level("a 0", "x 0", "b 0", "c 0")).isEqualTo(1);
    assertThat(exclude.level("x 0", "a 0", "b 0", "c 0")).isEqualTo(3);
    assertThat(abc().level("b 0", "a 0", "c 0")).isEqualTo(1);
  }

  @Test
  void shouldAllowNoOtherMappedTouchpointBetweenInStrictOrder() {
    FunnelCase strict = abc("order: strict");

    assertThat(strict.level("a 0", "b 1", "c 2")).isEqualTo(3);
    assertThat(strict.level("a 0", "d 1", "b 2", "c 3")).isEqualTo(1);
    assertThat(strict.level("a 0", "u 1", "b 2", "c 3")).as("an unmapped one").isEqualTo(3);
    assertThat(strict.level("a 0", "b 1", "b 2", "c 3")).as("of the same step").isEqualTo(2);
    assertThat(strict.level("a 0", "a 1", "b 2", "c 3")).as("of a later start").isEqualTo(3);
  }

  @Test
  void shouldHoldEqualValuesAndTakeMissingForEqualToMissing() {
    FunnelCase hold = abc("hold: [properties.k]");

    assertThat(hold.level("a 0 k=red", "b 1 k=red", "c 2 k=red")).isEqualTo(3);
    assertThat(hold.level("a 0 k=red", "b 1 k=blue", "b 2 k=red", "c 3 k=blue")).isEqualTo(2);
    assertThat(hold.level("a 0", "b 1", "c 2")).isEqualTo(3);
    assertThat(hold.level("a 0 k=red", "b 1", "c 2 k=red")).isEqualTo(1);
    assertThat(hold.level("a 0", "b 1 k=red", "c 2")).isEqualTo(1);
  }

  @Test
  void shouldHoldEveryExpression() {
    FunnelCase hold = abc("hold: [properties.k, properties.m]");

    assertThat(hold.level("a 0 k=1 m=2", "b 1 k=1 m=2", "c 2 k=1 m=3")).isEqualTo(2);
  }

  @Test
  void shouldNotHoldValuesOfWhatLiesBetween() {
    FunnelCase strict = abc("order: strict", "hold: [properties.k]");

    assertThat(strict.level("a 0 k=1", "b 1 k=2", "b 2 k=1"))
        .as("the b of another value is still another touchpoint")
        .isEqualTo(1);
    assertThat(
            abc("exclude: [{touchpoint: x}]", "hold: [properties.k]")
                .level("a 0 k=1", "x 1 k=2", "b 2 k=1"))
        .isEqualTo(1);
  }

  @Test
  void shouldFillStepsInAnyOrderAfterTheFirst() {
    FunnelCase any = abc("order: any");

    assertThat(any.level("a 0", "c 1", "b 2")).isEqualTo(3);
    assertThat(any.level("a 0", "c 1")).isEqualTo(2);
    assertThat(any.level("b 0", "a 1", "c 2")).as("before the start").isEqualTo(2);
    assertThat(any.level("a 0", "c 1", "b 61")).as("after the window").isEqualTo(2);
    assertThat(any.attempts("b 0", "c 1")).isEmpty();
    assertThat(abc("order: any", "hold: [properties.k]").level("a 0 k=1", "c 1 k=2", "b 2 k=1"))
        .isEqualTo(2);
  }

  @Test
  void shouldFillStepsOfAnyOrderEachByATouchpointOfItsOwn() {
    FunnelCase any =
        FunnelCase.of(
            """
            window: PT1H
            order: any
            steps:
              - {id: start, touchpoint: a}
              - {id: any, event: [b, c]}
              - {id: other, event: [b]}
              - {id: last, event: [c, d]}
            """);

    assertThat(any.level("a 0", "b 1")).isEqualTo(2);
    assertThat(any.level("a 0", "b 1", "b 2")).isEqualTo(3);
    assertThat(any.level("a 0", "b 1", "b 2", "b 3")).isEqualTo(3);
    assertThat(any.level("a 0", "c 1", "c 2", "b 3")).isEqualTo(4);
    assertThat(any.level("a 0", "b 1", "c 2", "d 3")).as("c makes room for d").isEqualTo(4);
  }
}
