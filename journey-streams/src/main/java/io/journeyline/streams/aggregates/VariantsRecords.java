package io.journeyline.streams.aggregates;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/** Publishes variants: dimensions segment, stages visited, day of the drop. */
record VariantsRecords(Topic<VariantKey, VariantCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public VariantKey key(Cell cell) {
    return new VariantKey(map, version, cell.dimension(0), cell.dimension(1), cell.day());
  }

  @Override
  public VariantCounts value(Cell cell, Measures measures) {
    return new VariantCounts(
        measures.count(Measure.COUNT),
        measures.count(Measure.CUSTOMERS),
        measures.count(Measure.CONVERTED),
        measures.histogram());
  }
}
