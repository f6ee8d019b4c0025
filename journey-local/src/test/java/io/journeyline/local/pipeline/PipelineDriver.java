package io.journeyline.local.pipeline;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.JourneyEvent;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.JourneyPipeline;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The production topology under Kafka's topology driver: one partition, a clock that tests move.
 */
final class PipelineDriver implements AutoCloseable {
  static final CustomerIds CUSTOMER_IDS =
      new CustomerIds("a key for tests".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  private static final Duration INTERVAL = Duration.ofMillis(100);

  final Topics topics = new Topics("test.", 1);
  private final WireFormat wireFormat = new WireFormat("mock://" + UUID.randomUUID());
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> input;
  private final List<Runnable> drains = new ArrayList<>();
  private final Snapshot snapshot = Snapshot.empty();
  private final Map<String, Progress> progress = new HashMap<>();
  final List<JourneyEvent> events = new ArrayList<>();
  final List<RejectedTouchpoint> rejected = new ArrayList<>();

  /** Until when the driver says that its input was read. */
  private volatile long caughtUpAt = Ledger.NOTHING;

  PipelineDriver(JourneyDefinition definition, InputClock clock) {
    this(definition, clock, Sealing.NEVER);
  }

  PipelineDriver(JourneyDefinition definition, InputClock clock, Sealing sealing) {
    JourneyPipeline pipeline =
        new JourneyPipeline(
            topics,
            definition,
            CUSTOMER_IDS,
            wireFormat,
            sealing,
            clock,
            (topic, partition) -> caughtUpAt,
            INTERVAL);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    driver = new TopologyTestDriver(pipeline.topology(), properties);
    input =
        driver.createInputTopic(
            topics.touchpoints.name(), new StringSerializer(), new ByteArraySerializer());
    keep(topics.stages, snapshot.stages());
    keep(topics.transitions, snapshot.transitions());
    keep(topics.channelFlows, snapshot.channelFlows());
    keep(topics.dropOffs, snapshot.dropOffs());
    keep(topics.funnels, snapshot.funnels());
    keep(topics.touchpointStats, snapshot.touchpointStats());
    keep(topics.variants, snapshot.variants());
    keep(topics.counts, snapshot.counts());
    keep(topics.series, snapshot.series());
    keep(topics.journeys, snapshot.journeys());
    keep(topics.progress, progress);
    collect(topics.journeyEvents, events);
    collect(topics.rejected, rejected);
  }

  void send(Touchpoint touchpoint) {
    sendBytes(
        wireFormat
            .valueSerde(topics.touchpoints)
            .serializer()
            .serialize(topics.touchpoints.name(), touchpoint));
  }

  void sendBytes(byte[] value) {
    input.pipeInput("any", value);
  }

  /** Says that all input was read at {@code now}, and lets deadlines and differences through. */
  void settle(long now) {
    caughtUpAt = now;
    for (int round = 0; round < 6; round++) {
      tick();
    }
  }

  void tick() {
    driver.advanceWallClockTime(INTERVAL);
    drains.forEach(Runnable::run);
  }

  Snapshot snapshot() {
    drains.forEach(Runnable::run);
    return snapshot;
  }

  PipelineProgress progress() {
    drains.forEach(Runnable::run);
    return new PipelineProgress(topics, progress);
  }

  private <K, V> void keep(Topic<K, V> topic, Map<K, V> state) {
    TestOutputTopic<K, V> output = output(topic);
    drains.add(
        () ->
            output
                .readKeyValuesToList()
                .forEach(
                    entry -> {
                      if (entry.value == null) {
                        state.remove(entry.key);
                      } else {
                        state.put(entry.key, entry.value);
                      }
                    }));
  }

  private <K, V> void collect(Topic<K, V> topic, List<V> values) {
    TestOutputTopic<K, V> output = output(topic);
    drains.add(() -> values.addAll(output.readValuesToList()));
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(),
        wireFormat.keySerde(topic).deserializer(),
        wireFormat.valueSerde(topic).deserializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
