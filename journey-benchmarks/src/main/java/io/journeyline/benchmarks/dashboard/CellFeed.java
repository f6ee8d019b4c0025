package io.journeyline.benchmarks.dashboard;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Publishes the aggregates of a large map, as the stream processor would. */
final class CellFeed implements AutoCloseable {
  static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

  private static final String MAP = "bench";
  private static final int STAGES = 8;
  private static final int TOUCHPOINTS = 30;
  private static final int VARIANTS = 50;
  private static final int BUCKETS = 30;
  private static final List<String> SEGMENTS = List.of("all", "p0", "p1", "p2");
  private static final List<String> CHANNELS = List.of("web", "email", "phone", "store");

  private final Topics topics;
  private final int days;
  private final Random random = new Random(1);
  private final Producer<byte[], byte[]> producer;
  private final Connection connection;
  private final Map<String, Serializer<?>> serializers = new HashMap<>();
  private long published;

  CellFeed(Connection connection, Topics topics, int days) {
    this.connection = connection;
    this.topics = topics;
    this.days = days;
    Map<String, Object> settings = connection.kafka();
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The definition that the cells are of. */
  static String definition() {
    StringBuilder yaml =
        new StringBuilder("map: " + MAP + "\nversion: 1\nidentity: {types: [user_id]}\nstages:\n");
    for (int i = 0; i < STAGES; i++) {
      yaml.append("  - {id: s%d, timeout: P9D}\n".formatted(i));
    }
    yaml.append("touchpoints:\n");
    for (int i = 0; i < TOUCHPOINTS; i++) {
      yaml.append("  - {id: t%1$d, stage: s%2$d, event: E%1$d}\n".formatted(i, i % STAGES));
    }
    yaml.append("segments:\n");
    for (String segment : SEGMENTS.subList(1, SEGMENTS.size())) {
      yaml.append("  - {id: %1$s, where: \"traits.p == '%1$s'\"}\n".formatted(segment));
    }
    yaml.append("funnels:\n");
    yaml.append("  - {id: f0, window: P7D, by: channel, steps: [");
    yaml.append("{id: a, touchpoint: t0}, {id: b, touchpoint: t1}, {id: c, touchpoint: t2}]}\n");
    return yaml.toString();
  }

  /** Publishes every cell and returns how many there are. */
  long publishAll() {
    for (String segment : SEGMENTS) {
      publishDay(segment, "*", days);
      for (int day = 0; day < days; day++) {
        publishDay(segment, LAST_DAY.minusDays(day).toString(), 1);
      }
    }
    producer.flush();
    return published;
  }

  private void publishDay(String segment, String day, long n) {
    for (int s = 0; s < STAGES; s++) {
      publishStage(segment, "s" + s, day, n);
      for (int to = 0; to < STAGES; to++) {
        if (to != s) {
          send(
              topics.transitions,
              new TransitionKey(MAP, 1, segment, "s" + s, "s" + to, day),
              new TransitionCounts(90 * n, 40L, histogram()));
        }
      }
    }
    for (int t = 0; t < TOUCHPOINTS; t++) {
      for (String channel : CHANNELS.subList(0, 2)) {
        send(
            topics.touchpointStats,
            new TouchpointStatKey(MAP, 1, segment, "t" + t, "s" + t % STAGES, channel, day),
            new TouchpointStatCounts(
                200 * n, 50L, n, n, 9 * n, -800 * n, 1_000_000L * n, 3 * n, Map.of("nps", n)));
        send(
            topics.dropOffs,
            new DropOffKey(MAP, 1, segment, "s" + t % STAGES, "t" + t, channel, day),
            new DropOffCounts(3 * n, 3L));
      }
    }
    for (String from : CHANNELS) {
      for (String to : CHANNELS) {
        send(
            topics.channelFlows,
            new ChannelFlowKey(MAP, 1, segment, from, to, day),
            new ChannelFlowCounts(90 * n, 40L, histogram()));
      }
      send(
          topics.funnels,
          new FunnelKey(MAP, 1, segment, "f0", from, day),
          new FunnelCounts(
              100 * n,
              List.of(100 * n, 60 * n, 30 * n),
              30 * n,
              10 * n,
              List.of(35 * n, 25 * n, 0L),
              histogram(),
              List.of(List.of(), histogram(), histogram())));
    }
    for (int v = 0; v < VARIANTS; v++) {
      send(
          topics.variants,
          new VariantKey(MAP, 1, segment, "s0>s" + v % STAGES + ">s" + v / STAGES, day),
          new VariantCounts(4 * n, 4L, n, histogram()));
    }
  }

  private void publishStage(String segment, String stage, String day, long n) {
    send(
        topics.stages,
        new StageKey(MAP, 1, segment, stage, day),
        new StageCounts(100 * n, 60 * n, 10 * n, 20 * n, 10 * n, 5 * n, 80L, histogram()));
  }

  private List<HistogramBucket> histogram() {
    TreeMap<Long, Long> buckets = new TreeMap<>();
    for (int i = 0; i < BUCKETS; i++) {
      long millis = (long) Math.exp(random.nextDouble() * 21);
      buckets.merge(DurationBuckets.from(DurationBuckets.index(millis)), 3L, Long::sum);
    }
    List<HistogramBucket> histogram = new ArrayList<>();
    buckets.forEach((from, count) -> histogram.add(new HistogramBucket(from, count)));
    return histogram;
  }

  /** Changes some cells of the last day, as a moment's touchpoints do. */
  void change() {
    String day = LAST_DAY.toString();
    for (String segment : SEGMENTS) {
      publishStage(segment, "s" + random.nextInt(STAGES), day, 1 + random.nextInt(5));
      publishStage(segment, "s" + random.nextInt(STAGES), "*", days + random.nextInt(5));
      int touchpoint = random.nextInt(TOUCHPOINTS);
      send(
          topics.dropOffs,
          new DropOffKey(MAP, 1, segment, "s" + touchpoint % STAGES, "t" + touchpoint, "web", day),
          new DropOffCounts(1L + random.nextInt(9), 3L));
      send(
          topics.touchpointStats,
          new TouchpointStatKey(
              MAP, 1, segment, "t" + touchpoint, "s" + touchpoint % STAGES, "web", day),
          new TouchpointStatCounts(
              200L + random.nextInt(9), 50L, 1L, 1L, 9L, -800L, 1_000_000L, 3L, Map.of("nps", 1L)));
    }
    producer.flush();
  }

  /**
   * Sets one figure of a stage, and waits until Kafka has it.
   *
   * @return when it had, in nanoseconds of this process
   */
  long mark(long value) {
    AtomicLong acknowledged = new AtomicLong();
    StageKey key = new StageKey(MAP, 1, "all", "s0", "*");
    StageCounts counts = new StageCounts(value, 60L, 10L, 20L, 10L, 5L, 80L, histogram());
    var _ =
        producer.send(
            new ProducerRecord<>(
                topics.stages.name(),
                bytes(topics.stages, key, true),
                bytes(topics.stages, counts, false)),
            (_, _) -> acknowledged.set(System.nanoTime()));
    producer.flush();
    return acknowledged.get();
  }

  /** Says that everything so far is in. */
  void publishProgress() {
    long now = System.currentTimeMillis();
    for (int partition = 0; partition < topics.partitions(); partition++) {
      send(
          topics.progress,
          "journey-" + partition,
          new Progress(partition, now, now, now, Map.of(), Map.of(), 0L, 0L, 0L, 0L, Map.of()));
    }
    producer.flush();
  }

  private <K, V> void send(Topic<K, V> topic, K key, V value) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic.name(), bytes(topic, key, true), bytes(topic, value, false)));
    published++;
  }

  @SuppressWarnings("unchecked") // Serializers are kept by what they are of.
  private <T> byte[] bytes(Topic<?, ?> topic, T value, boolean isKey) {
    Serializer<T> serializer =
        (Serializer<T>)
            serializers.computeIfAbsent(
                topic.name() + isKey,
                _ ->
                    isKey
                        ? connection.wireFormat().keySerde(topic).serializer()
                        : connection.wireFormat().valueSerde(topic).serializer());
    return serializer.serialize(topic.name(), value);
  }

  @Override
  public void close() {
    producer.close();
  }
}
