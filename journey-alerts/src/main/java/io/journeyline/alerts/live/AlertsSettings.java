package io.journeyline.alerts.live;

import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Where alerts are judged.
 *
 * @param kafka settings of Kafka's clients, with {@code bootstrap.servers}
 * @param history whether windows that are long over are judged too
 * @param clock what tells that windows are long over
 */
public record AlertsSettings(
    Topics topics, Map<String, Object> kafka, boolean history, InstantSource clock) {

  /** Windows that ended so long ago are history. */
  static final Duration NEWS = Duration.ofHours(1);

  /** Who judges is decided by the group: one at a time. */
  String group() {
    return topics.prefix() + "alerts";
  }

  Map<String, Object> consumer() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return settings;
  }
}
