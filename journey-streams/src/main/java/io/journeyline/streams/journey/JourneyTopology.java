package io.journeyline.streams.journey;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Wires stage 2. */
public final class JourneyTopology {
  /** Name of the processor. */
  public static final String JOURNEY = "journey";

  static final String ROWS = "rows";
  static final String TAILS = "tails";
  static final String DEADLINES = "deadlines";
  static final String JOURNEYS_SINK = "journeys-sink";
  static final String EVENTS_SINK = "journey-events-sink";
  static final String CHANGES = "pre-sum";

  private JourneyTopology() {}

  public static void add(
      Topology topology,
      Topics topics,
      JourneyDefinition definition,
      CustomerIds customerIds,
      WireFormat wireFormat,
      Duration interval,
      String parent,
      String ledger) {
    topology
        .addProcessor(
            JOURNEY,
            () -> new JourneyProcessor(definition, customerIds, topics.partitions(), interval),
            parent)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ROWS), Serdes.Bytes(), Serdes.ByteArray()),
            JOURNEY)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(TAILS), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled(),
            JOURNEY)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DEADLINES), Serdes.Bytes(), Serdes.ByteArray()),
            JOURNEY)
        .connectProcessorAndStateStores(JOURNEY, ledger)
        .addSink(
            JOURNEYS_SINK,
            topics.journeys.name(),
            Serdes.String().serializer(),
            wireFormat.valueSerde(topics.journeys).serializer(),
            JOURNEY)
        .addSink(
            EVENTS_SINK,
            topics.journeyEvents.name(),
            Serdes.String().serializer(),
            wireFormat.valueSerde(topics.journeyEvents).serializer(),
            JOURNEY);
  }
}
