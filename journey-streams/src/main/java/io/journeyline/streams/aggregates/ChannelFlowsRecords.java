package io.journeyline.streams.aggregates;

import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/** Publishes channel-flows: dimensions segment, from, to, day of the later touchpoint. */
record ChannelFlowsRecords(Topic<ChannelFlowKey, ChannelFlowCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public ChannelFlowKey key(Cell cell) {
    return new ChannelFlowKey(
        map, version, cell.dimension(0), cell.dimension(1), cell.dimension(2), cell.day());
  }

  @Override
  public ChannelFlowCounts value(Cell cell, Measures measures) {
    return new ChannelFlowCounts(
        measures.count(Measure.COUNT), measures.count(Measure.CUSTOMERS), measures.histogram());
  }
}
