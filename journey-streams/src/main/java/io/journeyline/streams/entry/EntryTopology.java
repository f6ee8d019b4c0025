package io.journeyline.streams.entry;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.Ledger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Wires stage 1. */
public final class EntryTopology {
  /** Name of the processor. */
  public static final String ENTRY = "entry";

  /** Child that takes touchpoints at their home. */
  public static final String PLACED = "journey";

  /** Child that takes changes of counts. */
  public static final String CHANGES = "pre-sum";

  static final String REJECTED_SEEN = "rejected-seen";
  static final String FORWARDS_SINK = "forwards-sink";
  static final String REJECTED_SINK = "rejected-sink";

  private EntryTopology() {}

  public static void add(
      Topology topology,
      Topics topics,
      JourneyDefinition definition,
      WireFormat wireFormat,
      InputClock clock) {
    var text = Serdes.String();
    var bytes = Serdes.ByteArray();
    topology
        .addSource(
            "touchpoints-source",
            text.deserializer(),
            bytes.deserializer(),
            topics.touchpoints.name())
        .addSource(
            "rejected-source", text.deserializer(), bytes.deserializer(), topics.rejected.name())
        .addSource(
            "forwards-source", text.deserializer(), bytes.deserializer(), topics.forwards.name())
        .addProcessor(
            ENTRY,
            () -> new EntryProcessor(topics, definition, clock, new Records(topics, wireFormat)),
            "touchpoints-source",
            "rejected-source",
            "forwards-source")
        .addStateStore(
            Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(Ledger.STORE), text, bytes)
                .withCachingEnabled(),
            ENTRY)
        .addStateStore(
            Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(REJECTED_SEEN), text, bytes),
            ENTRY)
        .addSink(
            FORWARDS_SINK, topics.forwards.name(), text.serializer(), bytes.serializer(), ENTRY)
        .addSink(
            REJECTED_SINK,
            topics.rejected.name(),
            text.serializer(),
            wireFormat.valueSerde(topics.rejected).serializer(),
            ENTRY);
  }
}
