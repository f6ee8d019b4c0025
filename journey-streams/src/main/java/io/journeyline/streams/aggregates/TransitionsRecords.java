package io.journeyline.streams.aggregates;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/** Publishes transitions: dimensions segment, from, to, day of the transition. */
record TransitionsRecords(Topic<TransitionKey, TransitionCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public TransitionKey key(Cell cell) {
    return new TransitionKey(
        map, version, cell.dimension(0), cell.dimension(1), cell.dimension(2), cell.day());
  }

  @Override
  public TransitionCounts value(Cell cell, Measures measures) {
    return new TransitionCounts(
        measures.count(Measure.COUNT), measures.count(Measure.CUSTOMERS), measures.histogram());
  }
}
