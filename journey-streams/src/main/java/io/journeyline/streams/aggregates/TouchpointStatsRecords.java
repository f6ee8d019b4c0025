package io.journeyline.streams.aggregates;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.emotion.FeelingMeasures;

/** Publishes touchpoint-stats: dimensions segment, touchpoint, stage, channel, day. */
record TouchpointStatsRecords(
    Topic<TouchpointStatKey, TouchpointStatCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public TouchpointStatKey key(Cell cell) {
    return new TouchpointStatKey(
        map,
        version,
        cell.dimension(0),
        cell.dimension(1),
        cell.dimension(2),
        cell.dimension(3),
        cell.day());
  }

  @Override
  public TouchpointStatCounts value(Cell cell, Measures measures) {
    return TouchpointStatCounts.newBuilder()
        .setCount(measures.count(Measure.COUNT))
        .setCustomers(measures.count(Measure.CUSTOMERS))
        .setGoals(measures.count(Measure.GOALS))
        .setLastBeforeDrop(measures.count(Measure.LAST_BEFORE_DROP))
        .setScored(measures.count(Measure.SCORED))
        .setScoreSum(measures.count(Measure.SCORE_SUM))
        .setScoreSquares(measures.count(Measure.SCORE_SQUARES))
        .setNegative(measures.count(Measure.NEGATIVE))
        .setFeedback(FeelingMeasures.feedback(measures))
        .build();
  }
}
