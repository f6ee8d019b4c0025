package io.journeyline.streams.aggregates;

import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;

/**
 * Publishes series: dimensions segment, series, touchpoint, channel, breakdown value, begin of the
 * interval in ms.
 */
record SeriesRecords(Topic<SeriesKey, SeriesCounts> topic, String map, int version)
    implements AggregateRecords {
  @Override
  public SeriesKey key(Cell cell) {
    return new SeriesKey(
        map,
        version,
        cell.dimension(0),
        cell.dimension(1),
        cell.dimension(2),
        cell.dimension(3),
        cell.dimension(4),
        Long.parseLong(cell.dimension(5)));
  }

  @Override
  public SeriesCounts value(Cell cell, Measures measures) {
    return new SeriesCounts(measures.count(Measure.COUNT));
  }
}
