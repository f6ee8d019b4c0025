package io.journeyline.streams;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.metrics.Health;
import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.WireFormat;
import io.journeyline.streams.home.CustomerQueries;
import io.journeyline.streams.home.HomeState;
import io.journeyline.streams.journey.CustomerLookup;
import io.journeyline.streams.progress.GroupWatcher;
import io.journeyline.streams.progress.InputPosition;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.progress.ProgressMetrics;
import io.journeyline.streams.progress.ProgressView;
import io.journeyline.streams.progress.Restoring;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the stream processor. */
public final class StreamsApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  /** What is made of a touchpoint may be larger than it: it names an identifier more than once. */
  private static final int LARGEST_RECORD = 8 << 20;

  /** Of one partition at a time; a larger batch of records comes alone. */
  private static final int LARGEST_FETCH = 32 << 10;

  private final StreamsSettings settings;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;
  private final KafkaStreams streams;
  private final GroupWatcher watcher;
  private final Restoring restoring = new Restoring();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private StreamsApp(
      StreamsSettings settings,
      JourneyDefinition definition,
      CustomerIds customerIds,
      WireFormat wireFormat) {
    this.settings = settings;
    this.definition = definition;
    this.customerIds = customerIds;
    Properties properties = properties(settings);
    Map<String, Object> admin = new HashMap<>(settings.kafka());
    admin.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    watcher =
        new GroupWatcher(
            admin,
            settings.applicationId(),
            settings.topics(),
            settings.commitInterval().multipliedBy(2));
    JourneyPipeline pipeline =
        new JourneyPipeline(
            settings.topics(),
            definition,
            customerIds,
            wireFormat,
            settings.sealing(),
            settings.clock(),
            watcher,
            settings.commitInterval());
    streams = new KafkaStreams(pipeline.topology(), properties);
    streams.setUncaughtExceptionHandler(this::fail);
    streams.setGlobalStateRestoreListener(restoring);
  }

  /** Starts an instance; the topics must be there. */
  public static StreamsApp start(
      StreamsSettings settings,
      JourneyDefinition definition,
      CustomerIds customerIds,
      WireFormat wireFormat) {
    List<Path> deleted =
        HalfDeletedState.delete(settings.stateDir().resolve(settings.applicationId()));
    if (!deleted.isEmpty()) {
      LOG.info("State that a kill left half deleted is restored anew: {}", deleted);
    }
    StreamsApp app = new StreamsApp(settings, definition, customerIds, wireFormat);
    app.watcher.start();
    app.streams.start();
    return app;
  }

  /** What stopped this instance, or null while all is well. */
  public @Nullable Throwable failure() {
    return failure.get();
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Live until it has stopped by itself, ready while it runs. */
  public Health.Report health() {
    KafkaStreams.State state = state();
    boolean stopped = failure() != null || state.hasCompletedShutdown();
    return new Health.Report(!stopped, state == KafkaStreams.State.RUNNING, state.name());
  }

  /** Adds the metrics of this instance: its own, and those of Kafka Streams and its clients. */
  public void bindTo(Metrics metrics) {
    ProgressMetrics.bind(metrics, this::ownPartitions, this::progress, InstantSource.system());
    ProgressMetrics.bindAsOf(metrics, this::asOf, InstantSource.system());
    ProgressMetrics.bindRestoring(metrics, restoring);
    for (KafkaStreams.State each : KafkaStreams.State.values()) {
      Gauge.builder("journeyline.streams.state", () -> state() == each ? 1 : 0)
          .tag("state", each.name())
          .description("1 for the state that the stream processor is in, 0 for the others.")
          .register(metrics.registry());
    }
    metrics.bind(new KafkaStreamsMetrics(streams));
  }

  /** Partitions of the journey tasks that run here; none while the instance starts or ends. */
  private Set<Integer> ownPartitions() {
    String input = settings.topics().touchpoints.name();
    try {
      return streams.metadataForLocalThreads().stream()
          .flatMap(thread -> thread.activeTasks().stream())
          .flatMap(task -> task.topicPartitions().stream())
          .filter(partition -> partition.topic().equals(input))
          .map(TopicPartition::partition)
          .collect(Collectors.toSet());
    } catch (IllegalStateException e) {
      return Set.of();
    }
  }

  private @Nullable Progress progress(int partition) {
    try {
      return view().ofJourneys(partition);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return null;
    }
  }

  /** Committed positions and ends of the touchpoints topic. */
  public List<InputPosition> touchpointPositions() throws InterruptedException {
    return watcher.positions(settings.topics().touchpoints);
  }

  /** The asOf that the published aggregates have reached, {@link Ledger#NOTHING} while unknown. */
  public long asOf() {
    try {
      return view().asOf(settings.topics().partitions());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      // The view is not open while the instance starts, rebalances or ends.
      return Ledger.NOTHING;
    }
  }

  /**
   * Whose each touchpoint is that this instance holds: all there are where it is the only one and
   * has settled.
   *
   * @param each takes them in any order
   */
  public void assignments(Consumer<AssignedTouchpoint> each) {
    HomeState.attributions(streams, definition.identity())
        .forEach(
            (row, customer) ->
                each.accept(
                    new AssignedTouchpoint(
                        row.source(),
                        row.eventId(),
                        customer == null ? null : customerIds.of(customer))));
  }

  /**
   * Finds customers of whom this instance holds the touchpoints.
   *
   * @throws InvalidStateStoreException while the instance starts, rebalances or ends
   */
  public CustomerLookup customers() {
    return HomeState.customers(streams, definition, customerIds);
  }

  /** Tells of customers whom this instance holds, and of the others that hold the rest. */
  public CustomerQueries queries() {
    return new CustomerQueries(streams, settings.topics(), definition, customerIds);
  }

  private ProgressView view() {
    return new ProgressView(
        streams.store(
            StoreQueryParameters.fromNameAndType(
                ProgressView.STORE, QueryableStoreTypes.<String, Progress>keyValueStore())));
  }

  private StreamThreadExceptionResponse fail(Throwable cause) {
    LOG.error("the stream processor stops", cause);
    failure.compareAndSet(null, cause);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  static Properties properties(StreamsSettings settings) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    // Stores keep what is latest in memory themselves.
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    properties.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), 64 << 20);
    // A commit sends what waits, so a record waits no longer than that; batches are the larger.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD);
    properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // A thread works off all that it has polled before it polls again. While commits are slow, that
    // takes long, and partitions of which nothing was polled stand still meanwhile.
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
    // What was fetched of a partition is worked off before the next one's turn comes. Where much
    // waits to be read, large fetches would keep what tasks tell each other waiting for seconds,
    // and with it every deadline: the more arrives out of order for it.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        LARGEST_FETCH);
    // How long the share of an instance that was killed waits for its next owner.
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    properties.putAll(settings.kafka());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    if (settings.address() != null) {
      properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.address());
    }
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(BoundedRocksDb.MEMORY, settings.stateMemory());
    requireExactlyOnce(properties);
    return properties;
  }

  /** At-least-once would count differences twice after a crash. */
  private static void requireExactlyOnce(Properties properties) {
    Object asked = properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
    if (asked != null && !asked.equals(StreamsConfig.EXACTLY_ONCE_V2)) {
      throw new IllegalArgumentException(
          "processing.guarantee=%s: only exactly_once_v2 keeps the numbers exact; remove the setting"
              .formatted(asked));
    }
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
  }

  @Override
  public void close() {
    // Leaving the group lets others take over at once, and this instance start again at once.
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    watcher.close();
  }
}
