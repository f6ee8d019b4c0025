package io.journeyline.benchmarks.identity;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.benchmarks.platform.ProgressFollower;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.progress.InputClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A pipeline under measurement: 4 partitions, 2 stream threads, wall clock. */
final class BenchPipeline implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final int THREADS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  final Topics topics;
  final ProgressFollower progress;
  private final BenchPlatform platform;
  private final Admin admin;

  BenchPipeline(BenchPlatform platform, String name) {
    this.platform = platform;
    topics = new Topics(name + ".", PARTITIONS);
    platform.connection().provision(topics);
    admin = Admin.create(platform.connection().kafka());
    progress = new ProgressFollower(platform.connection(), topics);
  }

  StreamsApp start() {
    return StreamsApp.start(
        StreamsSettings.local(
            platform.connection().bootstrapServers(),
            topics.prefix() + "pipeline",
            topics,
            new InputClock.Wall(),
            platform.folder().resolve("state"),
            THREADS),
        platform.definition(),
        platform.customerIds(),
        platform.connection().wireFormat());
  }

  /** A publisher as the commands have it, with what was published of roots so far. */
  TouchpointPublisher publisher() {
    return platform.connection().publisher(topics, platform.definition(), platform.customerIds());
  }

  void publish(int touchpoints, IntFunction<Touchpoint> touchpoint) {
    try (TouchpointPublisher publisher = publisher()) {
      for (int number = 0; number < touchpoints; number++) {
        var _ = publisher.send(new Ingested.Accepted(touchpoint.apply(number)));
      }
      publisher.flush();
    }
  }

  /** Where the touchpoints end now. */
  Map<TopicPartition, Long> ends() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        topics.touchpoints.allPartitions().stream()
            .collect(Collectors.toMap(at -> at, at -> OffsetSpec.latest()));
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(latest).all().get().forEach((at, end) -> ends.put(at, end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell its offsets", e);
    }
  }

  /** Waits until all touchpoints are in the aggregates; returns the moment, by nanoTime. */
  long awaitSettled(StreamsApp app) throws InterruptedException {
    Map<TopicPartition, Long> ends = ends();
    return progress.await(
        at -> {
          if (app.failure() != null) {
            throw new IllegalStateException("the pipeline stopped", app.failure());
          }
          return at.isSettledUpTo(ends);
        },
        PATIENCE);
  }

  @Override
  public void close() {
    progress.close();
    admin.close();
  }
}
