package io.journeyline.streams.aggregates;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/** Publishes counts: dimensions name, source, type or reason, day of occurrence. */
record CountsRecords(Topic<CountKey, CountValue> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public CountKey key(Cell cell) {
    return new CountKey(
        map, version, cell.dimension(0), cell.dimension(1), cell.dimension(2), cell.day());
  }

  @Override
  public CountValue value(Cell cell, Measures measures) {
    return new CountValue(measures.count(Measure.COUNT));
  }
}
