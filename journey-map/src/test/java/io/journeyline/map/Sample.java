package io.journeyline.map;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Cells;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Moment;
import io.journeyline.map.cells.Spread;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.cells.TransitionCell;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small map and cells for it, day by day. */
public final class Sample {
  public static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  public static final int DAYS = 40;

  private static final String YAML =
      """
      map: small
      version: 1
      identity: {types: [user_id]}
      stages:
        - {id: look, timeout: P3D}
        - {id: buy, timeout: P3D}
      touchpoints:
        - {id: page, stage: look, event: Page}
        - {id: advice, stage: look, event: Advice, owner: sales}
        - {id: cart, stage: buy, event: Cart, owner: shop}
        - {id: payment, stage: buy, event: Payment, owner: payments}
        - {id: order, stage: buy, event: Order, goal: true}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
        - {id: new, where: "traits.plan == 'new'"}
      funnels:
        - {id: buying, window: P7D, steps: [{id: cart, touchpoint: cart}, {id: order, touchpoint: order}]}
        - {id: again, window: P7D, count: every, steps: [{id: first, touchpoint: advice}, {id: second, touchpoint: advice}]}
      targets:
        - {id: few_lost, stage: buy, metric: dropRate, atMost: 0.2, owner: shop}
        - {id: quick, stage: look, metric: dwellP50, atMost: PT1H}
        - {id: content, touchpoint: advice, metric: emotion, atLeast: 5000, persona: pro}
        - {id: buyers, funnel: buying, metric: conversion, atLeast: 0.5}
      """;

  private final List<StageCell> stages = new ArrayList<>();
  private final List<TransitionCell> transitions = new ArrayList<>();
  private final List<TouchpointCell> touchpoints = new ArrayList<>();
  private final List<FunnelCell> funnels = new ArrayList<>();

  public static JourneyDefinition definition() {
    try {
      return DefinitionLoader.parse(YAML, "small.yaml");
    } catch (DefinitionException e) {
      throw new IllegalStateException("the sample's definition is right", e);
    }
  }

  /** So many touchpoints on each day of a run, after some of which the customer left. */
  public Sample touchpoints(
      String segment,
      String stage,
      String touchpoint,
      String channel,
      int from,
      int to,
      long count,
      long left) {
    for (int day = from; day < to; day++) {
      touchpoints.add(
          new TouchpointCell(
              segment,
              touchpoint,
              stage,
              channel,
              FIRST.plusDays(day).toString(),
              count,
              count,
              0,
              left,
              0,
              0,
              0,
              0,
              Map.of()));
    }
    touchpoints.add(
        new TouchpointCell(
            segment,
            touchpoint,
            stage,
            channel,
            Cell.ALL_DAYS,
            (to - from) * count,
            (to - from) * count,
            0,
            (to - from) * left,
            0,
            0,
            0,
            0,
            Map.of()));
    return this;
  }

  /** Scores of one touchpoint over all days, each of the same size. */
  public Sample scores(
      String segment,
      String stage,
      String touchpoint,
      String channel,
      long scored,
      long negative,
      long size) {
    long sum = (scored - 2 * negative) * size;
    touchpoints.add(
        new TouchpointCell(
            segment,
            touchpoint,
            stage,
            channel,
            Cell.ALL_DAYS,
            scored,
            scored,
            0,
            0,
            scored,
            sum,
            scored * size * size,
            negative,
            Map.of()));
    return this;
  }

  public Sample stage(
      String segment, String stage, long entered, long advanced, long dropped, Spread dwell) {
    stages.add(
        new StageCell(
            segment,
            stage,
            Cell.ALL_DAYS,
            entered,
            advanced,
            0,
            dropped,
            entered - advanced - dropped,
            0,
            entered,
            dwell));
    return this;
  }

  public Sample funnel(String segment, String funnel, long entered, long converted) {
    funnels.add(
        new FunnelCell(
            segment,
            funnel,
            "",
            Cell.ALL_DAYS,
            entered,
            List.of(entered, converted),
            converted,
            0,
            List.of(entered - converted, 0L),
            Spread.NONE));
    return this;
  }

  /** The cells, long after the last day. */
  public Cells cells() {
    Instant asOf = Instant.parse("2026-03-01T00:00:00Z");
    return new Cells(
        new Moment(asOf, asOf, 0), 1_000, stages, transitions, List.of(), touchpoints, funnels);
  }
}
