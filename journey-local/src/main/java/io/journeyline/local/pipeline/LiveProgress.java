package io.journeyline.local.pipeline;

import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How far the tasks of a pipeline are, as it is published; for one thread but {@link #wakeup}. */
public final class LiveProgress implements AutoCloseable {
  private final Topics topics;
  private final Consumer<String, Progress> consumer;
  private final Map<String, Progress> tasks = new HashMap<>();

  public LiveProgress(Connection connection, Topics topics) {
    this.topics = topics;
    Map<String, Object> settings = connection.kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(
            settings,
            connection.wireFormat().keySerde(topics.progress).deserializer(),
            connection.wireFormat().valueSerde(topics.progress).deserializer());
    consumer.assign(topics.progress.allPartitions());
    consumer.seekToBeginning(topics.progress.allPartitions());
  }

  /** Takes in what has been published meanwhile, waiting for it at most so long. */
  public PipelineProgress next(Duration patience) {
    consumer.poll(patience).forEach(record -> tasks.put(record.key(), record.value()));
    return new PipelineProgress(topics, Map.copyOf(tasks));
  }

  /** Makes a {@link #next} that waits, or the next one, end with a WakeupException. */
  public void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
