package io.journeyline.streams.aggregates;

import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/** Publishes stages: dimensions segment, stage, day the visit started. */
record StagesRecords(Topic<StageKey, StageCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public StageKey key(Cell cell) {
    return new StageKey(map, version, cell.dimension(0), cell.dimension(1), cell.day());
  }

  @Override
  public StageCounts value(Cell cell, Measures measures) {
    return new StageCounts(
        measures.count(Measure.COUNT),
        measures.count(Measure.ADVANCED),
        measures.count(Measure.RETURNED),
        measures.count(Measure.DROPPED),
        measures.count(Measure.OPEN),
        measures.count(Measure.CONVERTED),
        measures.count(Measure.CUSTOMERS),
        measures.histogram());
  }
}
