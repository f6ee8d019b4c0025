package io.journeyline.streams.aggregates;

import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measures;
import org.apache.avro.specific.SpecificRecord;

/** How the cells of one aggregate are published: its topic, and the records of a cell. */
interface AggregateRecords {
  Topic<? extends SpecificRecord, ? extends SpecificRecord> topic();

  SpecificRecord key(Cell cell);

  SpecificRecord value(Measures measures);
}
