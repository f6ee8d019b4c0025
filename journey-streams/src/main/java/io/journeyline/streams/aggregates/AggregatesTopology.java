package io.journeyline.streams.aggregates;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.store.StoreMemory;
import io.journeyline.streams.store.WriteBackBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Wires stage 3, in two parts that meet at the differences topic. */
public final class AggregatesTopology {
  /** Name of the processor that sums a task's differences before they are sent. */
  public static final String PRE_SUM = "pre-sum";

  static final String DIFFERENCES_SINK = "differences-sink";
  static final String PRE_SUMS = "pre-sums";
  static final String SUMS = "sums";
  static final String UNPUBLISHED = "unpublished";
  static final String LEDGER = "aggregates-ledger";
  static final String PROGRESS_SINK = "aggregates-progress-sink";

  private static final String SUM = "sum";

  /** The part of the memory for stores that cells take. */
  private static final double SUMS_PART = 0.3;

  private AggregatesTopology() {}

  /** Adds the part that runs beside the journeys. */
  public static void addPreSums(
      Topology topology, Topics topics, Duration interval, String ledger, String... parents) {
    var bytes = Serdes.ByteArray();
    topology
        .addProcessor(PRE_SUM, () -> new PreSumProcessor(topics.partitions(), interval), parents)
        .addStateStore(
            new WriteBackBuilder(Stores.inMemoryKeyValueStore(PRE_SUMS), StoreMemory.LITTLE),
            PRE_SUM)
        .connectProcessorAndStateStores(PRE_SUM, ledger)
        .addSink(
            DIFFERENCES_SINK,
            topics.differences.name(),
            bytes.serializer(),
            bytes.serializer(),
            (topic, address, value, partitions) -> Optional.of(Set.of(partition(address))),
            PRE_SUM);
  }

  /** The key of a record of differences: the partition that it is for. */
  static byte[] address(int partition) {
    return new ByteWriter().unsigned(partition).toBytes();
  }

  private static int partition(byte[] address) {
    return (int) new ByteReader(address).unsigned();
  }

  /** Adds the part that holds the cells. */
  public static void addSums(
      Topology topology,
      Topics topics,
      JourneyDefinition definition,
      WireFormat wireFormat,
      Duration interval) {
    var bytes = Serdes.ByteArray();
    Map<Aggregate, AggregateRecords> aggregates = AggregateRecords.all(topics, definition);
    topology
        .addSource(
            "differences-source",
            bytes.deserializer(),
            bytes.deserializer(),
            topics.differences.name())
        .addProcessor(SUM, () -> new SumProcessor(aggregates, interval), "differences-source")
        .addStateStore(
            new WriteBackBuilder(
                Stores.persistentKeyValueStore(SUMS), StoreMemory.of(topics, SUMS_PART)),
            SUM)
        .addStateStore(
            new WriteBackBuilder(Stores.inMemoryKeyValueStore(UNPUBLISHED), StoreMemory.LITTLE),
            SUM)
        .addStateStore(
            new WriteBackBuilder(Stores.inMemoryKeyValueStore(LEDGER), StoreMemory.LITTLE), SUM)
        .addSink(
            PROGRESS_SINK,
            topics.progress.name(),
            Serdes.String().serializer(),
            wireFormat.valueSerde(topics.progress).serializer(),
            SUM);
    aggregates.values().forEach(records -> addSink(topology, records, wireFormat));
  }

  private static void addSink(Topology topology, AggregateRecords records, WireFormat wireFormat) {
    Topic<?, ?> topic = records.topic();
    topology.addSink(
        sink(records),
        topic.name(),
        wireFormat.keySerde(topic).serializer(),
        wireFormat.valueSerde(topic).serializer(),
        SUM);
  }

  static String sink(AggregateRecords records) {
    return records.topic().name() + "-sink";
  }
}
