package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
  private static final String MAP =
      """
      map: shop
      version: 1
      stages:
        - {id: look, timeout: P1D}
        - {id: buy, timeout: P1D}
      touchpoints:
        - {id: looked, stage: look, event: look}
        - {id: bought, stage: buy, event: buy}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
      funnels:
        - id: sale
          window: P1D
          steps:
            - {id: look, touchpoint: looked}
            - {id: buy, touchpoint: bought}
      alerts:
      """;

  private static AlertRules alerts(String... entries) throws DefinitionException {
    return DefinitionLoader.parse(MAP + "  - " + String.join("\n  - ", entries), "shop.yaml")
        .alerts();
  }

  private static AlertRule alert(String entry) throws DefinitionException {
    return alerts(entry).rules().getFirst();
  }

  @Test
  void shouldMakeADropRateOfHowVisitsOfTheStageEnded() throws DefinitionException {
    AlertRule rule =
        alert("{id: a, kind: threshold, metric: dropRate, stage: look, window: PT1H, above: 0.4}");
    assertThat(rule.metric().counted()).containsExactly("left:look>DROP");
    assertThat(rule.metric().outOf()).containsExactly("left:look>DROP", "left:look>buy");
    assertThat(rule.limit().above()).isEqualTo(0.4);
  }

  @Test
  void shouldMakeAConversionOfEndedAttempts() throws DefinitionException {
    AlertRule rule =
        alert("{id: a, kind: seasonal, metric: conversion, funnel: sale, window: P1D, weeks: 6}");
    assertThat(rule.metric().counted()).containsExactly("converted:sale");
    assertThat(rule.metric().outOf()).containsExactly("converted:sale", "dropped:sale>look");
    assertThat(rule.limit().weeks()).isEqualTo(6);
  }

  @Test
  void shouldLookAtAWindowSeveralTimesWhileItPasses() throws DefinitionException {
    assertThat(every("PT1H")).isEqualTo(Duration.ofMinutes(5));
    assertThat(every("[PT6H, PT1H]")).isEqualTo(Duration.ofMinutes(5));
    assertThat(every("P1D")).isEqualTo(Duration.ofMinutes(10));
    assertThat(every("PT1M")).isEqualTo(Duration.ofSeconds(5));
    assertThat(every("PT1S")).isEqualTo(Duration.ofSeconds(1));
  }

  private static Duration every(String window) throws DefinitionException {
    return alert("{id: a, kind: absent, metric: entries, stage: look, window: " + window + "}")
        .timing()
        .every();
  }

  @Test
  void shouldKeepASeriesAsFinelyAsTheFinestRuleAsks() throws DefinitionException {
    AlertRules rules =
        alerts(
            "{id: a, kind: absent, metric: entries, stage: look, window: PT1H, every: PT10M}",
            "{id: b, kind: absent, metric: entries, stage: look, window: PT1H, every: PT1M}",
            "{id: c, kind: absent, metric: touchpoints, touchpoint: bought, window: PT1H}");
    assertThat(rules.intervals())
        .isEqualTo(
            Map.of("entered:look", Duration.ofMinutes(1), "touched:bought", Duration.ofMinutes(5)));
  }

  @Test
  void shouldKeepNothingWithoutRules() throws DefinitionException {
    JourneyDefinition definition =
        DefinitionLoader.parse(MAP.substring(0, MAP.indexOf("alerts:")), "shop.yaml");
    assertThat(definition.alerts()).isEqualTo(AlertRules.NONE);
    assertThat(AlertRules.NONE.intervals()).isEmpty();
  }

  @Test
  void shouldNameWhatIsUnknownWithItsLineAndWhatIsAllowed() {
    int line = MAP.lines().toList().size() + 1;
    assertThatThrownBy(
            () ->
                alerts(
                    "{id: a, kind: threshold, metric: dropRate, stage: lok, window: PT1H, above: 0.4}",
                    "{id: a, kind: seasonal, metric: conversion, funnel: sales, window: PT1H}",
                    "{id: b, kind: seasonal, metric: stepDropRate, funnel: sale, step: buy, window: PT1H}",
                    "{id: c, kind: absent, metric: entries, stage: look, segment: por, window: PT1H}"))
        .hasMessageContaining("shop.yaml:" + line)
        .hasMessageContaining("unknown stage 'lok'; did you mean 'look'?")
        .hasMessageContaining("alert 'a' is given twice")
        .hasMessageContaining("unknown funnel 'sales'; did you mean 'sale'?")
        .hasMessageContaining("unknown step 'buy'")
        .hasMessageContaining("unknown segment 'por'; did you mean 'pro'?");
  }

  @Test
  void shouldRefuseKeysThatMeanNothing() {
    for (List<String> wrong :
        List.of(
            List.of(
                "kind: absent, metric: dropRate, stage: look, window: PT1H",
                "needs a metric that counts"),
            List.of("kind: seasonal, metric: dropRate, window: PT1H", "needs the key 'stage'"),
            List.of(
                "kind: seasonal, metric: touchpoints, stage: look, window: PT1H",
                "'stage' cannot be used with metric"),
            List.of(
                "kind: seasonal, metric: touchpoints, above: 3, window: PT1H",
                "'above' cannot be used with kind 'seasonal'"),
            List.of(
                "kind: threshold, metric: touchpoints, window: PT1H", "needs 'above' or 'below'"),
            List.of("kind: relative, metric: touchpoints, window: PT1H", "needs 'change'"),
            List.of(
                "kind: absent, metric: touchpoints, window: PT1H, every: PT7M",
                "'every' must be one of"),
            List.of(
                "kind: absent, metric: touchpoints, window: PT1H, every: PT1M, for: soon",
                "must be a duration"),
            List.of(
                "kind: absent, metric: touchpoints, window: PT25M, every: PT10M",
                "must be a multiple of 'every'"),
            List.of(
                "kind: absent, metric: touchpoints, window: PT1H, segment: pro, forEach: segment",
                "exclude each other"),
            List.of(
                "kind: absent, metric: touchpoints, window: PT1H, runbook: here", "must be a link"),
            List.of(
                "kind: absent, metric: transitionShare, stage: look, to: look, window: PT1H",
                "another stage"))) {
      assertThatThrownBy(() -> alerts("{id: a, " + wrong.getFirst() + "}"))
          .as(wrong.getFirst())
          .isInstanceOf(DefinitionException.class)
          .hasMessageContaining(wrong.getLast());
    }
  }
}
