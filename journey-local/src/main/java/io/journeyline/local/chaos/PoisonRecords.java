package io.journeyline.local.chaos;

import io.journeyline.local.pipeline.TopicReader;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
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
 * Records that no source should send: half a touchpoint, one with a schema that nobody knows, the
 * largest records that the brokers let in, and one that is only small while it is compressed. They
 * must end in {@code rejected} with their bytes, and a touchpoint with an absurdly long identifier
 * must count.
 */
public final class PoisonRecords implements Fault {
  private static final int UNKNOWN_SCHEMA = 999_999;
  private static final int TWO_MEGABYTES = 2_000_000;

  /** What a record of 2 MiB leaves for the value beside what Kafka adds. */
  private static final int LARGEST = (2 << 20) - 100;

  private static final int BLOWN_UP = 20_000_000;

  /** More than that is not kept of a record. */
  private static final int KEPT = 4 << 20;

  @Override
  public String title() {
    return "poison records";
  }

  @Override
  public List<String> strike(Testbed bed, Random dice)
      throws InterruptedException, ExecutionException {
    Touchpoint touchpoint =
        new Simulator(SimulatorSettings.defaults().withSeed(dice.nextLong()).withCustomers(10))
            .iterator()
            .next();
    byte[] whole = serialize(bed, touchpoint);
    List<byte[]> poison = new ArrayList<>();
    poison.add(Arrays.copyOf(whole, whole.length / 2));
    poison.add(ByteBuffer.wrap(whole.clone()).putInt(1, UNKNOWN_SCHEMA).array());
    poison.add(random(TWO_MEGABYTES, dice));
    poison.add(random(LARGEST, dice));
    byte[] blownUp = ByteBuffer.allocate(BLOWN_UP).putLong(dice.nextLong()).array();
    Touchpoint longNamed = longNamed(touchpoint, dice);
    bed.blow();
    bed.ledger().sent(longNamed);
    send(bed, dice, "none", poison);
    send(bed, dice, "gzip", List.of(blownUp));
    send(bed, dice, "none", List.of(serialize(bed, longNamed)));
    bed.ledger().acknowledged(longNamed);
    bed.blow();
    bed.awaitRecovery();
    poison.add(Arrays.copyOf(blownUp, KEPT));
    return missing(bed, poison);
  }

  private static byte[] serialize(Testbed bed, Touchpoint touchpoint) {
    Topic<String, Touchpoint> topic = bed.topics().touchpoints;
    return Objects.requireNonNull(
        bed.connection()
            .wireFormat()
            .valueSerde(topic)
            .serializer()
            .serialize(topic.name(), touchpoint));
  }

  private static Touchpoint longNamed(Touchpoint touchpoint, Random dice) {
    String name = HexFormat.of().formatHex(random(TWO_MEGABYTES / 2, dice)).substring(100_000);
    return Touchpoint.newBuilder(touchpoint)
        .setReceivedAt(System.currentTimeMillis())
        .setIdentifiers(List.of(new Identifier("anonymous_id", name)))
        .build();
  }

  private static byte[] random(int size, Random dice) {
    byte[] bytes = new byte[size];
    dice.nextBytes(bytes);
    return bytes;
  }

  private static void send(Testbed bed, Random dice, String compression, List<byte[]> values)
      throws InterruptedException, ExecutionException {
    Map<String, Object> settings = bed.connection().kafka();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * BLOWN_UP);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * BLOWN_UP);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] value : values) {
        int partition = dice.nextInt(bed.topics().partitions());
        producer
            .send(new ProducerRecord<>(bed.topics().touchpoints.name(), partition, null, value))
            .get();
      }
    }
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
