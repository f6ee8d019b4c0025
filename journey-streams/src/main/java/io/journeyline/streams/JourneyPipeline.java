package io.journeyline.streams;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.aggregates.AggregatesTopology;
import io.journeyline.streams.home.HomeTopology;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.InputEnds;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.ProgressTopology;
import java.time.Duration;
import org.apache.kafka.streams.Topology;

/** The whole pipeline on one screen. */
public record JourneyPipeline(
    Topics topics,
    JourneyDefinition definition,
    CustomerIds customerIds,
    WireFormat wireFormat,
    Sealing sealing,
    InputClock clock,
    InputEnds ends,
    Duration interval) {

  /** touchpoints → home (identity, journeys) → pre-sum → differences → sum → aggregates. */
  public Topology topology() {
    Topology topology = new Topology();
    ProgressTopology.addView(topology, topics, wireFormat);
    HomeTopology.add(
        topology, topics, definition, customerIds, wireFormat, sealing, clock, interval);
    AggregatesTopology.addPreSums(topology, topics, interval, Ledger.STORE, HomeTopology.HOME);
    ProgressTopology.addPublisher(
        topology, topics, wireFormat, clock, ends, interval, AggregatesTopology.PRE_SUM);
    AggregatesTopology.addSums(topology, topics, definition, wireFormat, interval);
    return topology;
  }
}
