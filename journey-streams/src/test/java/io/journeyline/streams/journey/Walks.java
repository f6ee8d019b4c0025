package io.journeyline.streams.journey;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.home.Judge;
import io.journeyline.streams.touchpoint.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws one customer's touchpoints, in order of occurrence. */
final class Walks {
  static final long HOUR = 3_600_000;

  static final JourneyDefinition DEFINITION =
      parse(
          """
          map: walks
          version: 1
          stages:
            - {id: look, timeout: PT20H}
            - {id: buy, timeout: PT50H}
            - {id: keep}
          touchpoints:
            - {id: looked, stage: look, event: look}
            - {id: bought, stage: buy, event: buy, goal: true}
            - {id: kept, stage: keep, event: keep}
          segments:
            - {id: pro, where: "traits.plan == 'pro'"}
            - {id: traveller, where: "size(traits.trips) > 1"}
          personas:
            - {id: faithful, where: "touchpoints.bought >= 12 && traits.plan == 'free'"}
            - {id: seldom, where: "!('app' in channels) || counts.episodes < 3"}
            - {id: keeper, where: "touchpoints.kept > 2 && counts.goals > 1"}
          emotion: {reaction: type, reactions: {keep: 5000, look: -10}}
          funnels:
            - id: best
              window: PT70H
              by: channel
              steps:
                - {id: one, touchpoint: looked}
                - {id: two, touchpoint: bought, within: PT30H}
                - {id: three, touchpoint: kept}
            - id: first
              window: PT90H
              count: first
              steps: [{id: one, touchpoint: bought}, {id: two, event: [other, keep]}]
            - id: every
              window: PT24H
              count: every
              hold: [channel]
              exclude: [{touchpoint: kept}]
              steps:
                - {id: one, touchpoint: looked}
                - {id: two, event: other, optional: true}
                - {id: three, touchpoint: bought}
            - id: strict
              window: PT48H
              order: strict
              count: every
              steps: [{id: one, touchpoint: looked}, {id: two, touchpoint: bought}]
            - id: any
              window: PT36H
              order: any
              steps:
                - {id: one, event: [look, keep]}
                - {id: two, touchpoint: bought}
                - {id: three, event: [look, other]}
          alerts:
            - {id: looked_only, kind: threshold, metric: dropRate, stage: look, window: PT6H, every: PT1H, above: 0.5}
            - {id: back, kind: relative, metric: returnRate, stage: keep, window: PT6H, every: PT30M, change: 0.5}
            - {id: came, kind: absent, metric: entries, stage: buy, window: PT6H, every: PT10M}
            - {id: slow, kind: seasonal, metric: slowShare, stage: buy, longerThan: PT2H, window: PT6H, every: PT1H}
            - {id: converted, kind: seasonal, metric: conversion, funnel: best, window: PT6H, every: PT1H}
            - {id: other, kind: threshold, metric: unmappedShare, window: PT6H, every: PT1H, above: 0.5}
            - {id: bad, kind: seasonal, metric: negativeShare, window: PT6H, every: PT1H}
            - {id: against, kind: seasonal, metric: detractorShare, window: PT6H, every: PT30M}
          """);

  private final Random random;
  private final Normaliser normaliser = new Normaliser(DEFINITION.identity());
  private final Judge judge = new Judge(DEFINITION);
  private long now;
  private int touchpoints;

  Walks(long seed) {
    random = new Random(seed);
  }

  /** A touchpoint later than those before, seldom by much. */
  Row next() {
    now += 1 + random.nextLong(random.nextInt(8) == 0 ? 60 * HOUR : 8 * HOUR);
    Touchpoint touchpoint =
        Touchpoint.newBuilder()
            .setEventId("t" + touchpoints++)
            .setSource("s")
            .setChannel(random.nextBoolean() ? "web" : "app")
            .setType(List.of("look", "look", "buy", "keep", "other").get(random.nextInt(5)))
            .setOccurredAt(now)
            .setReceivedAt(now)
            .setIdentifiers(List.of(new Identifier("user_id", "u")))
            .setProperties(Map.of())
            .setTraits(traits())
            .build();
    return judge.row((Normalised.Accepted) normaliser.normalise(touchpoint));
  }

  private Map<String, @Nullable Object> traits() {
    Map<String, @Nullable Object> traits = new HashMap<>();
    if (random.nextInt(3) == 0) {
      // Mostly what is known already.
      boolean news = random.nextInt(6) == 0;
      traits.put("plan", news ? Arrays.asList("pro", null).get(random.nextInt(2)) : "free");
      traits.put("trips." + (news ? random.nextInt(3) : 0), 1L);
    }
    return traits;
  }

  private static JourneyDefinition parse(String text) {
    try {
      return DefinitionLoader.parse(text, "walks.yaml");
    } catch (DefinitionException e) {
      throw new IllegalStateException(e);
    }
  }
}
