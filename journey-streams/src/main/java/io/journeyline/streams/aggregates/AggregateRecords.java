package io.journeyline.streams.aggregates;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measures;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** How the cells of one aggregate are published: its topic, and the records of a cell. */
public interface AggregateRecords {
  Topic<? extends SpecificRecord, ? extends SpecificRecord> topic();

  /** One row an aggregate. */
  static Map<Aggregate, AggregateRecords> all(Topics topics, JourneyDefinition definition) {
    String map = definition.map();
    int version = definition.version();
    Map<Aggregate, AggregateRecords> all = new EnumMap<>(Aggregate.class);
    all.put(Aggregate.STAGES, new StagesRecords(topics.stages, map, version));
    all.put(Aggregate.TRANSITIONS, new TransitionsRecords(topics.transitions, map, version));
    all.put(Aggregate.CHANNEL_FLOWS, new ChannelFlowsRecords(topics.channelFlows, map, version));
    all.put(Aggregate.DROP_OFFS, new DropOffsRecords(topics.dropOffs, map, version));
    all.put(Aggregate.COUNTS, new CountsRecords(topics.counts, map, version));
    all.put(Aggregate.FUNNELS, FunnelsRecords.of(topics.funnels, definition));
    all.put(
        Aggregate.TOUCHPOINT_STATS,
        new TouchpointStatsRecords(topics.touchpointStats, map, version));
    all.put(Aggregate.VARIANTS, new VariantsRecords(topics.variants, map, version));
    all.put(Aggregate.SERIES, new SeriesRecords(topics.series, map, version));
    return all;
  }

  SpecificRecord key(Cell cell);

  SpecificRecord value(Cell cell, Measures measures);
}
