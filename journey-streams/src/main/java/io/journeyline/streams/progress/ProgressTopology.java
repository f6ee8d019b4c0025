package io.journeyline.streams.progress;

import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Wires what tasks tell each other of their progress. */
public final class ProgressTopology {
  private static final String PUBLISHER = "progress";

  private ProgressTopology() {}

  /** Adds the view of all tasks' progress that every instance has. */
  public static void addView(Topology topology, Topics topics, WireFormat wireFormat) {
    var text = Serdes.String();
    var progress = wireFormat.valueSerde(topics.progress);
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(ProgressView.STORE), text, progress)
            .withLoggingDisabled(),
        "progress-source",
        text.deserializer(),
        progress.deserializer(),
        topics.progress.name(),
        "progress-view-reader",
        ProgressViewProcessor::new);
  }

  /** Adds the publisher of a journey task's progress. */
  public static void addPublisher(
      Topology topology,
      Topics topics,
      WireFormat wireFormat,
      InputClock clock,
      InputEnds ends,
      Duration interval,
      String beside) {
    topology
        .addProcessor(
            PUBLISHER, () -> new JourneyProgressProcessor(topics, clock, ends, interval), beside)
        .connectProcessorAndStateStores(PUBLISHER, Ledger.STORE)
        .addSink(
            "progress-sink",
            topics.progress.name(),
            Serdes.String().serializer(),
            wireFormat.valueSerde(topics.progress).serializer(),
            PUBLISHER);
  }
}
