package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that other programs wrote to the touchpoints topic, wrongly. */
@ExtendWith(LocalPlatformExtension.class)
class StrayRecordsIT {
  private static final int TOUCHPOINTS = 1_500;
  private static final int UNKNOWN_SCHEMA = 999_999;

  /** What a record of 2 MiB leaves for the value beside its key and what Kafka adds. */
  private static final int LARGEST = (2 << 20) - 100;

  @TempDir private Path folder;

  private final LocalPlatform platform;

  StrayRecordsIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @Test
  void shouldRejectWhatIsNoTouchpointWithItsBytesAndGoOn() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "poison.");
    List<byte[]> touchpoints = serialized(pipeline);
    byte[] whole = touchpoints.getFirst();
    byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
    byte[] unknownSchema = ByteBuffer.wrap(whole.clone()).putInt(1, UNKNOWN_SCHEMA).array();
    byte[] text = "{\"eventId\": \"e1\"}".getBytes(StandardCharsets.UTF_8);
    byte[] another = serializedCount(pipeline);
    byte[] largest = random(LARGEST);
    try (StreamsApp app = pipeline.start(folder);
        Producer<String, byte[]> producer = producer(pipeline)) {
      String topic = pipeline.topics().touchpoints.name();
      for (int i = 0; i < TOUCHPOINTS; i++) {
        var _ = producer.send(new ProducerRecord<>(topic, "user_id:u" + i, touchpoints.get(i)));
        if (i == TOUCHPOINTS / 2) {
          for (byte[] poison :
              new byte[][] {truncated, unknownSchema, text, another, largest, null}) {
            var _ = producer.send(new ProducerRecord<>(topic, "user_id:u1", poison));
          }
        }
      }
      producer.flush();
      assertExact(pipeline.verify(), TOUCHPOINTS);
      assertThat(app.failure()).isNull();
    }
    assertThat(pipeline.rejected())
        .filteredOn(rejected -> rejected.getReason().equals("UNREADABLE"))
        .allSatisfy(
            rejected -> {
              assertThat(rejected.getStage()).isEqualTo("streams");
              assertThat(rejected.getDetail()).isNotBlank();
              assertThat(rejected.getOrigin()).matches("poison\\.touchpoints-\\d@\\d+");
            })
        .extracting(StrayRecordsIT::bytes)
        .containsExactlyInAnyOrder(truncated, unknownSchema, text, another, largest, new byte[0]);
  }

  @Test
  void shouldCountTouchpointsExactlyWhateverKeyAndPartitionTheyHave() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "keyed.");
    List<byte[]> touchpoints = serialized(pipeline);
    Topic<String, Touchpoint> topic = pipeline.topics().touchpoints;
    try (StreamsApp app = pipeline.start(folder);
        Producer<String, byte[]> producer = producer(pipeline)) {
      for (int i = 0; i < TOUCHPOINTS; i++) {
        Integer partition = i % 3 == 0 ? (Integer) (i % topic.partitions()) : null;
        String key = i % 3 == 1 ? "user_id:another" : null;
        var _ =
            producer.send(new ProducerRecord<>(topic.name(), partition, key, touchpoints.get(i)));
      }
      producer.flush();
      assertExact(pipeline.verify(), TOUCHPOINTS);
      assertThat(app.failure()).isNull();
    }
  }

  private static void assertExact(Verification.Result result, int touchpoints) {
    assertThat(result.differences().aggregates())
        .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty());
    assertThat(result.balances()).isEmpty();
    assertThat(result.fewerThan(Verification.ENOUGH_CELLS)).isEmpty();
    assertThat(result.moving()).isZero();
    assertThat(result.touchpoints()).isEqualTo(touchpoints);
  }

  private static List<byte[]> serialized(Pipeline pipeline) {
    Topic<String, Touchpoint> topic = pipeline.topics().touchpoints;
    Serializer<Touchpoint> serializer =
        pipeline.connection().wireFormat().valueSerde(topic).serializer();
    return new Simulator(SimulatorSettings.defaults().withSeed(9))
        .stream()
            .limit(TOUCHPOINTS)
            .map(touchpoint -> serializer.serialize(topic.name(), touchpoint))
            .map(Objects::requireNonNull)
            .toList();
  }

  /** A good record, but of another topic. */
  private static byte[] serializedCount(Pipeline pipeline) {
    Topic<?, CountValue> topic = pipeline.topics().counts;
    return Objects.requireNonNull(
        pipeline
            .connection()
            .wireFormat()
            .valueSerde(topic)
            .serializer()
            .serialize(topic.name(), new CountValue(1L)));
  }

  private static Producer<String, byte[]> producer(Pipeline pipeline) {
    Map<String, Object> settings = pipeline.connection().kafka();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(9).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(RejectedTouchpoint rejected) {
    ByteBuffer buffer = rejected.getBytes().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
