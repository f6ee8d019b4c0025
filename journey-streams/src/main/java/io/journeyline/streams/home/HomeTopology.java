package io.journeyline.streams.home;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.store.StoreMemory;
import io.journeyline.streams.store.WriteBackBuilder;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Wires identity and journeys: one processor, since a message to an identifier of the same task is
 * handled in place.
 */
public final class HomeTopology {
  /** Name of the processor. */
  public static final String HOME = "home";

  /** Child that takes changes of aggregates. */
  public static final String CHANGES = "pre-sum";

  static final String NODES = "nodes";
  static final String ANNOUNCED = "announced";
  static final String MEMBERS = "members";
  static final String CLUSTERS = "clusters";
  static final String ROWS = "rows";
  static final String LOST = "lost";
  static final String INCOMING = "incoming";
  static final String DEADLINES = "deadlines";
  static final String SEALS = "seals";
  static final String REJECTED_SEEN = "rejected-seen";

  static final String FORWARDS_SINK = "forwards-sink";
  static final String REJECTED_SINK = "rejected-sink";
  static final String IDENTITIES_SINK = "identities-sink";
  static final String IDENTITY_CHANGES_SINK = "identity-changes-sink";
  static final String JOURNEYS_SINK = "journeys-sink";
  static final String EVENTS_SINK = "journey-events-sink";

  /** The part of the memory for stores that clusters take. */
  private static final double CLUSTERS_PART = 0.4;

  /** The part that each store of what is known of identifiers takes. */
  private static final double NAMES_PART = 0.1;

  private HomeTopology() {}

  public static void add(
      Topology topology,
      Topics topics,
      JourneyDefinition definition,
      CustomerIds customerIds,
      WireFormat wireFormat,
      Sealing sealing,
      InputClock clock,
      Duration interval) {
    Serde<String> text = Serdes.String();
    Serde<byte[]> bytes = Serdes.ByteArray();
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
            HOME,
            () ->
                new HomeProcessor(
                    topics, definition, customerIds, wireFormat, sealing, clock, interval),
            "touchpoints-source",
            "rejected-source",
            "forwards-source")
        .addStateStore(
            new WriteBackBuilder(Stores.inMemoryKeyValueStore(Ledger.STORE), StoreMemory.LITTLE),
            HOME)
        .addSink(
            FORWARDS_SINK, topics.forwards.name(), text.serializer(), bytes.serializer(), HOME);
    List.of(NODES, ANNOUNCED, MEMBERS)
        .forEach(store -> addCached(topology, store, StoreMemory.of(topics, NAMES_PART)));
    List.of(ROWS, LOST, INCOMING, DEADLINES, SEALS, REJECTED_SEEN)
        .forEach(store -> addTable(topology, store));
    // One cluster is written again and again while its customer is active.
    addCached(topology, CLUSTERS, StoreMemory.of(topics, CLUSTERS_PART));
    addSink(topology, REJECTED_SINK, topics.rejected, wireFormat);
    addSink(topology, IDENTITIES_SINK, topics.identities, wireFormat);
    addSink(topology, IDENTITY_CHANGES_SINK, topics.identityChanges, wireFormat);
    addSink(topology, JOURNEYS_SINK, topics.journeys, wireFormat);
    addSink(topology, EVENTS_SINK, topics.journeyEvents, wireFormat);
  }

  private static void addTable(Topology topology, String store) {
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(store), Serdes.Bytes(), Serdes.ByteArray()),
        HOME);
  }

  private static void addCached(Topology topology, String store, long memory) {
    topology.addStateStore(
        new WriteBackBuilder(Stores.persistentKeyValueStore(store), memory), HOME);
  }

  private static <K, V> void addSink(
      Topology topology, String name, Topic<K, V> topic, WireFormat wireFormat) {
    topology.addSink(
        name,
        topic.name(),
        wireFormat.keySerde(topic).serializer(),
        wireFormat.valueSerde(topic).serializer(),
        HOME);
  }
}
