package io.journeyline.local.simulation;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;

/** A map in which everything occurs that a definition can ask for, with short times. */
final class SmallMap {
  private static final String IDENTITY =
      """
      map: small
      version: 1
      identity:
        types: [user_id, email, anonymous_id]
        unique: user_id
        sharedAbove: {default: SHARED, email: SHARED}
        cuts: [["email:e0", "anonymous_id:a0"], ["user_id:u0", "anonymous_id:a1"]]
      """;

  private static final String JOURNEY =
      """
      stages:
        - {id: look, timeout: PT5H}
        - {id: buy, timeout: PT9H}
        - {id: keep}
      touchpoints:
        - {id: looked, stage: look, event: look}
        - {id: bought, stage: buy, event: buy, goal: true}
        - {id: kept, stage: keep, event: keep}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
        - {id: unplanned, where: "!has(traits.plan)"}
        - {id: regular, where: "traits.home.city == 'Bonn' || traits['visits'] > 2"}
      """;

  private static final String PERSONAS =
      """
      personas:
        - {id: buyer, where: "touchpoints.bought >= 2 && traits.plan != 'free'"}
        - {id: chatty, where: "channels.app > 2 || counts.unmapped > 1"}
        - {id: comer, where: "counts.episodes > 1 || counts.goals == 1"}
      """;

  private static final String EMOTION =
      """
      emotion: {reactions: {love: 8000, angry: -9000}}
      """;

  private static final String FUNNELS =
      """
      funnels:
        - id: best
          window: PT20H
          by: channel
          steps:
            - {id: one, touchpoint: looked}
            - {id: two, touchpoint: bought, within: PT12H}
            - {id: three, touchpoint: kept}
        - id: first
          window: PT16H
          count: first
          hold: [properties.ticket]
          steps:
            - {id: one, touchpoint: looked}
            - {id: two, event: other, optional: true}
            - {id: three, event: [buy, keep]}
        - id: every
          window: PT10H
          count: every
          by: properties.ticket
          exclude: [{touchpoint: kept, from: one, to: three}]
          steps:
            - {id: one, touchpoint: looked}
            - {id: two, touchpoint: bought, optional: true, within: PT3H}
            - {id: three, event: [look, other], within: PT6H}
        - id: strict
          window: PT24H
          order: strict
          count: every
          steps:
            - {id: one, touchpoint: looked}
            - {id: two, touchpoint: looked}
            - {id: three, touchpoint: bought}
        - id: strict_best
          window: PT30H
          order: strict
          hold: properties.ticket
          steps:
            - {id: one, event: [look, other]}
            - {id: two, touchpoint: bought}
        - id: any
          window: PT18H
          order: any
          by: channel
          steps:
            - {id: one, touchpoint: looked}
            - {id: two, touchpoint: bought}
            - {id: three, event: [look, buy]}
            - {id: four, touchpoint: kept}
        - id: any_every
          window: PT8H
          order: any
          count: every
          hold: [properties.ticket]
          steps:
            - {id: one, event: [look, keep]}
            - {id: two, event: [look, buy, other]}
            - {id: three, event: [buy, keep]}
      """;

  private static final String ALERTS =
      """
      alerts:
        - {id: looked_only, kind: threshold, metric: dropRate, stage: look, window: PT6H, every: PT1H, above: 0.5}
        - {id: back, kind: relative, metric: returnRate, stage: keep, window: PT6H, every: PT30M, change: 0.5}
        - {id: came, kind: absent, metric: entries, stage: buy, window: PT6H, every: PT10M}
        - {id: slow, kind: seasonal, metric: slowShare, stage: buy, longerThan: PT2H, window: PT6H, every: PT1H}
        - {id: best, kind: seasonal, metric: conversion, funnel: best, window: PT6H, every: PT1H}
        - {id: every, kind: seasonal, metric: conversion, funnel: every, window: PT6H, every: PT1H}
        - {id: any, kind: seasonal, metric: stepDropRate, funnel: any, step: two, window: PT6H, every: PT1H}
        - {id: other, kind: threshold, metric: unmappedShare, window: PT6H, every: PT1H, above: 0.5}
        - {id: bad, kind: seasonal, metric: negativeShare, window: PT6H, every: PT1H}
        - {id: against, kind: seasonal, metric: detractorShare, window: PT6H, every: PT30M}
      """;

  private SmallMap() {}

  static JourneyDefinition definition(int sharedAbove) {
    String text =
        IDENTITY.replace("SHARED", Integer.toString(sharedAbove))
            + JOURNEY
            + PERSONAS
            + EMOTION
            + FUNNELS
            + ALERTS;
    try {
      return DefinitionLoader.parse(text, "small.yaml");
    } catch (DefinitionException e) {
      throw new IllegalStateException(e);
    }
  }
}
