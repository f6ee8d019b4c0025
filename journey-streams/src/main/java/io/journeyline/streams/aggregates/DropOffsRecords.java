package io.journeyline.streams.aggregates;

import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/**
 * Publishes drop-offs: dimensions segment, stage, last touchpoint, its channel, day of the drop.
 */
record DropOffsRecords(Topic<DropOffKey, DropOffCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public DropOffKey key(Cell cell) {
    return new DropOffKey(
        map,
        version,
        cell.dimension(0),
        cell.dimension(1),
        cell.dimension(2),
        cell.dimension(3),
        cell.day());
  }

  @Override
  public DropOffCounts value(Cell cell, Measures measures) {
    return new DropOffCounts(measures.count(Measure.COUNT), measures.count(Measure.CUSTOMERS));
  }
}
