package io.journeyline.local.chaos;

import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records that no source should send: half a touchpoint, one with a schema that nobody knows, and
 * the largest records that the brokers let in. They must end in {@code rejected} with their bytes.
 */
public final class PoisonRecords implements Fault {
  private static final int UNKNOWN_SCHEMA = 999_999;
  private static final int TWO_MEGABYTES = 2_000_000;

  /** What a record of 2 MiB leaves for the value beside what Kafka adds. */
  private static final int LARGEST = (2 << 20) - 100;

  @Override
  public String title() {
    return "poison records";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice)
      throws InterruptedException, ExecutionException {
    List<byte[]> poison = poison(bed, dice);
    bed.blow();
    try (Producer<byte[], byte[]> producer = producer(bed)) {
      for (byte[] bytes : poison) {
        int partition = dice.nextInt(bed.topics().partitions());
        producer
            .send(new ProducerRecord<>(bed.topics().touchpoints.name(), partition, null, bytes))
            .get();
      }
    }
    bed.blow();
    bed.awaitRecovery();
    return missing(bed, poison);
  }

  private static List<byte[]> poison(Testbed bed, Random dice) {
    Topic<String, Touchpoint> topic = bed.topics().touchpoints;
    Touchpoint touchpoint =
        new Simulator(SimulatorSettings.defaults().withSeed(dice.nextLong()).withCustomers(10))
            .iterator()
            .next();
    byte[] whole =
        Objects.requireNonNull(
            bed.connection()
                .wireFormat()
                .valueSerde(topic)
                .serializer()
                .serialize(topic.name(), touchpoint));
    List<byte[]> poison = new ArrayList<>();
    poison.add(Arrays.copyOf(whole, whole.length / 2));
    poison.add(ByteBuffer.wrap(whole.clone()).putInt(1, UNKNOWN_SCHEMA).array());
    poison.add(random(TWO_MEGABYTES, dice));
    poison.add(random(LARGEST, dice));
    return poison;
  }

  private static byte[] random(int size, Random dice) {
    byte[] bytes = new byte[size];
    dice.nextBytes(bytes);
    return bytes;
  }

  private static Producer<byte[], byte[]> producer(Testbed bed) {
    Map<String, Object> settings = bed.connection().kafka();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Each must be in the rejected topic, once. */
  private static List<String> missing(Testbed bed, List<byte[]> poison) {
    Map<ByteBuffer, Integer> found = new HashMap<>();
    TopicReader reader = new TopicReader(bed.connection().kafka(), bed.connection().wireFormat());
    reader.read(
        bed.topics().rejected,
        record -> {
          RejectedTouchpoint rejected = record.value();
          found.merge(rejected.getBytes(), 1, Integer::sum);
        });
    List<String> problems = new ArrayList<>();
    for (byte[] bytes : poison) {
      int times = found.getOrDefault(ByteBuffer.wrap(bytes), 0);
      if (times != 1) {
        problems.add(
            "a poison record of %,d bytes is %d times in %s instead of once"
                .formatted(bytes.length, times, bed.topics().rejected.name()));
      }
    }
    return problems;
  }
}
