package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static io.journeyline.oracle.Shop.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeriesCellsTest {
  private static final String MAP =
      """
      map: shop
      version: 3
      stages:
        - {id: look, timeout: PT5H}
        - {id: buy, timeout: PT9H}
      touchpoints:
        - {id: looked, stage: look, event: look}
        - {id: bought, stage: buy, event: buy}
      funnels:
        - id: sale
          window: PT4H
          count: every
          steps:
            - {id: look, touchpoint: looked}
            - {id: buy, touchpoint: bought}
      alerts:
      """;

  private static Map<String, Long> series(String alert, String asOf, Touchpoint... touchpoints)
      throws DefinitionException {
    JourneyDefinition definition =
        DefinitionLoader.parse(MAP + "  - {id: a, kind: seasonal, " + alert + "}", "shop.yaml");
    Map<SeriesKey, SeriesCounts> cells =
        Shop.compute(definition, List.of(touchpoints), List.of(), ms(asOf)).series();
    Map<String, Long> told = new TreeMap<>();
    cells.forEach(
        (key, counts) ->
            told.put(
                "%s %s %s %s"
                    .formatted(
                        key.getSeries(),
                        key.getTouchpoint(),
                        key.getChannel(),
                        java.time.Instant.ofEpochMilli(key.getFrom())),
                counts.getCount()));
    return told;
  }

  @Test
  void shouldCountVisitsWhenTheyEndedAndByTheirLastTouchpoint() throws DefinitionException {
    assertThat(
            series(
                "metric: dropRate, stage: look, window: PT1H, every: PT10M",
                "2026-01-03",
                at("2026-01-01T10:03:00", "ann", "look"),
                at("2026-01-01T11:59:00", "ann", "look", "app"),
                at("2026-01-01T10:15:00", "ben", "look"),
                at("2026-01-01T12:01:00", "ben", "buy")))
        .isEqualTo(
            Map.of(
                "left:look>DROP looked app 2026-01-01T16:50:00Z", 1L,
                "left:look>buy looked web 2026-01-01T12:00:00Z", 1L));
  }

  @Test
  void shouldCountAttemptsWhenTheyEnded() throws DefinitionException {
    assertThat(
            series(
                "metric: conversion, funnel: sale, window: PT1H, every: PT10M",
                "2026-01-01T13:59:00",
                at("2026-01-01T09:03:00", "ann", "look"),
                at("2026-01-01T10:15:00", "ben", "look"),
                at("2026-01-01T12:01:00", "ben", "buy"),
                at("2026-01-01T10:30:00", "cem", "look")))
        .isEqualTo(
            Map.of(
                "dropped:sale>look   2026-01-01T13:00:00Z", 1L,
                "converted:sale   2026-01-01T12:00:00Z", 1L));
  }

  @Test
  void shouldCountSlowVisitsAndUnmappedTouchpoints() throws DefinitionException {
    assertThat(
            series(
                "metric: slowShare, stage: look, longerThan: PT1H, window: PT1H, every: PT1H",
                "2026-01-03",
                at("2026-01-01T10:00:00", "ann", "look"),
                at("2026-01-01T11:00:00.001", "ann", "buy"),
                at("2026-01-01T10:00:00", "ben", "look"),
                at("2026-01-01T11:00:00", "ben", "buy")))
        .containsEntry("slow:look>3600000 looked web 2026-01-01T11:00:00Z", 1L)
        .containsEntry("left:look>buy looked web 2026-01-01T11:00:00Z", 2L);
    assertThat(
            series(
                "metric: unmappedShare, window: PT1H, every: PT1H",
                "2026-01-03",
                at("2026-01-01T10:00:00", "ann", "look"),
                at("2026-01-01T10:00:00", "ben", "stray")))
        .isEqualTo(
            Map.of(
                "touched:looked looked web 2026-01-01T10:00:00Z", 1L,
                "unmapped stray web 2026-01-01T10:00:00Z", 1L));
  }

  private static Touchpoint answered(Touchpoint touchpoint, String metric, double score) {
    touchpoint.setFeedback(new Feedback(metric, score, 0.0, 10.0));
    return touchpoint;
  }

  @Test
  void shouldCountHowMappedTouchpointsFelt() throws DefinitionException {
    Touchpoint[] touchpoints = {
      answered(at("2026-01-01T10:00:00", "ann", "look"), "nps", 6),
      answered(at("2026-01-01T10:10:00", "ben", "look"), "NPS", 9),
      answered(at("2026-01-01T10:20:00", "cem", "look"), "csat", 2),
      answered(at("2026-01-01T10:30:00", "dia", "stray"), "nps", 0),
      answered(at("2026-01-01T10:40:00", "eva", "look"), "nps", 11),
      at("2026-01-01T10:50:00", "fay", "look")
    };
    assertThat(
            series("metric: negativeShare, window: PT1H, every: PT1H", "2026-01-03", touchpoints))
        .isEqualTo(
            Map.of(
                "felt:negative looked web 2026-01-01T10:00:00Z", 1L,
                "felt:other looked web 2026-01-01T10:00:00Z", 2L));
    assertThat(
            series("metric: detractorShare, window: PT1H, every: PT1H", "2026-01-03", touchpoints))
        .isEqualTo(
            Map.of(
                "answered:nps.detractors looked web 2026-01-01T10:00:00Z", 1L,
                "answered:nps.promoters looked web 2026-01-01T10:00:00Z", 1L));
  }
}
