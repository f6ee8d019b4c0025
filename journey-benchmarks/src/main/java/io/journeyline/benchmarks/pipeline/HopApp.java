package io.journeyline.benchmarks.pipeline;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.BoundedRocksDb;
import io.journeyline.streams.StreamsSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The bare hop: each record is put into two RocksDB stores with changelogs, as the latest of its
 * key and as a row of its own, and passed on. Settings are those of the pipeline, or Kafka Streams'
 * own.
 */
final class HopApp implements AutoCloseable {
  private static final String LATEST = "latest";
  private static final String ROWS = "rows";

  private final KafkaStreams streams;

  /**
   * @param tuned whether settings are those of the pipeline
   */
  HopApp(
      Connection connection,
      Topics from,
      String name,
      Path state,
      boolean tuned,
      Consumer<Throwable> failure) {
    Properties properties = exactlyOnce(name, state);
    if (tuned) {
      properties.putAll(tuning());
    }
    properties.putAll(connection.kafka());
    streams = new KafkaStreams(topology(from, outputTopic(name)), properties);
    streams.setUncaughtExceptionHandler(
        cause -> {
          failure.accept(cause);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
  }

  static String outputTopic(String name) {
    return name + ".out";
  }

  private static Topology topology(Topics from, String to) {
    return new Topology()
        .addSource(
            "touchpoints",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            from.touchpoints.name())
        .addProcessor("hop", new Hop(), "touchpoints")
        .addSink("out", to, new ByteArraySerializer(), new ByteArraySerializer(), "hop");
  }

  private static Properties exactlyOnce(String name, Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, LoadSettings.THREADS);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        StreamsSettings.DEFAULT_COMMIT_INTERVAL.toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return properties;
  }

  private static Map<String, Object> tuning() {
    Map<String, Object> tuning = new HashMap<>();
    tuning.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    tuning.put(BoundedRocksDb.MEMORY, StreamsSettings.DEFAULT_STATE_MEMORY);
    tuning.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), 64 << 20);
    tuning.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
    tuning.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
    tuning.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    tuning.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
    return tuning;
  }

  @Override
  public void close() {
    streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  /** Makes the processor and its stores. */
  private record Hop() implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
      return new HopProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(store(LATEST), store(ROWS));
    }

    private static StoreBuilder<?> store(String name) {
      return Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingEnabled(Map.of());
    }
  }

  /** Two puts a record. */
  private static final class HopProcessor
      extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private KeyValueStore<Bytes, byte[]> latest;
    private KeyValueStore<Bytes, byte[]> rows;

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      latest = context.getStateStore(LATEST);
      rows = context.getStateStore(ROWS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      latest.put(Bytes.wrap(record.key()), record.value());
      rows.put(Bytes.wrap(rowKey(record.key())), record.value());
      context().forward(record);
    }

    private byte[] rowKey(byte[] key) {
      long offset = context().recordMetadata().orElseThrow().offset();
      return ByteBuffer.allocate(key.length + Long.BYTES).put(key).putLong(offset).array();
    }
  }
}
