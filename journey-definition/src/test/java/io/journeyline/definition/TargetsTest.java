package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyline.definition.DefinitionException.Problem;
import io.journeyline.definition.Target.Metric;
import io.journeyline.definition.Target.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final String SMALL =
      """
      map: shop
      version: 1
      stages:
        - {id: awareness, timeout: P30D}
        - {id: decision}
      touchpoints:
        - {id: view, stage: awareness, event: Viewed}
        - {id: order, stage: decision, event: [Ordered, Paid]}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
      funnels:
        - {id: buying, window: P7D, steps: [{id: view, touchpoint: view}, {id: order, touchpoint: order}]}
      targets:
      """;

  private static List<String> told(String target) {
    DefinitionException error =
        catchThrowableOfType(
            DefinitionException.class,
            () -> DefinitionLoader.parse(SMALL + "  - " + target + "\n", "shop.yaml"));
    assertThat(error).isNotNull();
    return error.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void shouldReadTargetsOfStagesTouchpointsAndFunnels() throws DefinitionException {
    String targets =
        """
          - {id: few, stage: awareness, metric: dropRate, atMost: 0.3, owner: shop}
          - {id: quick, stage: awareness, metric: dwellP50, atMost: P1D}
          - {id: content, touchpoint: order, metric: emotion, atLeast: -500, atMost: 10000}
          - {id: buyers, funnel: buying, metric: conversion, atLeast: 1, persona: pro}
        """;

    assertThat(DefinitionLoader.parse(SMALL + targets, "shop.yaml").targets())
        .containsExactly(
            new Target(
                "few", Subject.STAGE, "awareness", Metric.DROP_RATE, "all", null, 0.3, "shop"),
            new Target(
                "quick",
                Subject.STAGE,
                "awareness",
                Metric.DWELL_P50,
                "all",
                null,
                86_400_000.0,
                null),
            new Target(
                "content",
                Subject.TOUCHPOINT,
                "order",
                Metric.EMOTION,
                "all",
                -500.0,
                10_000.0,
                null),
            new Target(
                "buyers", Subject.FUNNEL, "buying", Metric.CONVERSION, "pro", 1.0, null, null));
  }

  @Test
  void shouldNameTheStageThatIsNotThere() {
    assertThat(told("{id: few, stage: awarenes, metric: dropRate, atMost: 0.3}"))
        .containsExactly(
            "shop.yaml:14:22: unknown stage 'awarenes'; did you mean 'awareness'? Allowed: awareness, decision");
    assertThat(told("{id: few, funnel: selling, metric: conversion, atMost: 0.3}"))
        .singleElement()
        .asString()
        .contains("unknown funnel 'selling'");
    assertThat(told("{id: few, stage: decision, metric: dropRate, atMost: 0.3, persona: amateur}"))
        .singleElement()
        .asString()
        .contains("unknown persona or segment 'amateur'");
  }

  @Test
  void shouldRefuseWhatCannotBeMet() {
    assertThat(told("{id: few, stage: decision, metric: dropRate, atMost: 30}"))
        .containsExactly("shop.yaml:14:58: 'atMost' of dropRate must be a number from 0 to 1");
    assertThat(told("{id: few, stage: decision, metric: dwellP50, atMost: 30}"))
        .singleElement()
        .asString()
        .contains("must be a duration such as P2D");
    assertThat(told("{id: few, stage: decision, metric: conversion, atMost: 0.3}"))
        .singleElement()
        .asString()
        .contains("a stage has no 'conversion'; allowed are advanceRate, dropRate, dwellP50");
    assertThat(told("{id: few, stage: decision, metric: dropRate}"))
        .singleElement()
        .asString()
        .contains("needs 'atLeast' or 'atMost'");
    assertThat(told("{id: few, stage: decision, touchpoint: view, metric: dropRate, atMost: 0.3}"))
        .singleElement()
        .asString()
        .contains("only one");
    assertThat(told("{id: few, stage: decision, metric: dropRate, atMost: 0.1, atLeast: 0.2}"))
        .singleElement()
        .asString()
        .contains("nothing can be both");
  }
}
