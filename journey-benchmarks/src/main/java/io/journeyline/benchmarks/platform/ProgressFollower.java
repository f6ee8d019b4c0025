package io.journeyline.benchmarks.platform;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows how far the tasks of a pipeline are, as it is published. */
public final class ProgressFollower implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Topics topics;
  private final KafkaConsumer<String, Progress> consumer;
  private final Map<String, Progress> tasks = new HashMap<>();

  public ProgressFollower(Connection connection, Topics topics) {
    this.topics = topics;
    Map<String, Object> settings = connection.kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(
            settings,
            connection.wireFormat().keySerde(topics.progress).deserializer(),
            connection.wireFormat().valueSerde(topics.progress).deserializer());
    List<TopicPartition> partition = List.of(new TopicPartition(topics.progress.name(), 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
  }

  /** Takes in what has been published meanwhile, waiting for it a little. */
  public PipelineProgress next() {
    consumer.poll(POLL).forEach(record -> tasks.put(record.key(), record.value()));
    return new PipelineProgress(topics, Map.copyOf(tasks));
  }

  /** Waits until something is so; returns the moment, by nanoTime. */
  public long await(Predicate<PipelineProgress> condition, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (!condition.test(next())) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("not so after " + patience);
      }
    }
    return System.nanoTime();
  }

  /** Sum of a figure over the tasks that know touchpoints. */
  public static long sum(PipelineProgress progress, ToLongFunction<Progress> figure) {
    return progress.tasks().entrySet().stream()
        .filter(task -> task.getKey().startsWith("journey-"))
        .mapToLong(task -> figure.applyAsLong(task.getValue()))
        .sum();
  }

  /** How many internal messages were received. */
  public static long messages(PipelineProgress progress) {
    return sum(
        progress, task -> task.getReceived().values().stream().mapToLong(Long::longValue).sum());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
