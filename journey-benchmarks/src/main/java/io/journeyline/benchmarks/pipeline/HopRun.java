package io.journeyline.benchmarks.pipeline;

import io.journeyline.schemas.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How fast a bare hop takes in a data set: from the first commit to the last. */
final class HopRun {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final double NANOS = 1e9;
  private static final int MICRO = 1_000;

  private final Bench bench;
  private final WorkerProcess worker;
  private final Admin admin;

  private HopRun(Bench bench, WorkerProcess worker, Admin admin) {
    this.bench = bench;
    this.worker = worker;
    this.admin = admin;
  }

  /**
   * The outcome.
   *
   * @param rate touchpoints a second
   * @param processorMicros processor time of the process for a touchpoint, in µs
   */
  record Result(double rate, double processorMicros) {}

  static Result measure(Bench bench, WorkerKind kind, Dataset dataset, String name)
      throws IOException, InterruptedException {
    try (WorkerProcess worker = bench.launch(kind);
        Admin admin = Admin.create(bench.platform().connection().kafka())) {
      HopRun run = new HopRun(bench, worker, admin);
      var _ = run.time(bench.warmUp(), name + "w");
      return run.time(dataset, name);
    }
  }

  private Result time(Dataset dataset, String name) throws IOException, InterruptedException {
    create(HopApp.outputTopic(name));
    Duration before = worker.processorTime();
    worker.start(name, dataset.topics().prefix());
    Topic<?, ?> from = dataset.topics().touchpoints;
    long late = committed(name, from);
    while (late == 0) {
      late = lookAgain(name, from);
    }
    long began = System.nanoTime();
    long read = late;
    while (read < dataset.touchpoints()) {
      read = lookAgain(name, from);
    }
    double rate = (dataset.touchpoints() - late) * NANOS / (System.nanoTime() - began);
    Duration used = worker.processorTime().minus(before);
    worker.stop();
    bench.cleanUp(name);
    return new Result(rate, (double) used.toNanos() / MICRO / dataset.touchpoints());
  }

  private long lookAgain(String group, Topic<?, ?> topic) throws InterruptedException {
    worker.requireAlive();
    LockSupport.parkNanos(LOOK.toNanos());
    return committed(group, topic);
  }

  private long committed(String group, Topic<?, ?> topic) throws InterruptedException {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(at -> isOf(at.getKey(), topic))
          .mapToLong(
              at -> Optional.ofNullable(at.getValue()).map(OffsetAndMetadata::offset).orElse(0L))
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell the offsets of " + group, e);
    }
  }

  private static boolean isOf(TopicPartition partition, Topic<?, ?> topic) {
    return partition.topic().equals(topic.name());
  }

  private void create(String topic) throws InterruptedException {
    try {
      admin
          .createTopics(List.of(new NewTopic(topic, LoadSettings.PARTITIONS, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not create the topic " + topic, e);
    }
  }
}
