package io.journeyline.ingest.http;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.TopicSourceType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of topics with its settings.
 *
 * @param topics names of the topics to read
 * @param group consumer group; null: one of the pipeline's and the source's own
 * @param kafka settings of Kafka's consumer, where they differ from the pipeline's
 */
public record ConfiguredTopic(
    TopicSourceType type,
    SourceSettings settings,
    List<String> topics,
    @Nullable String group,
    Map<String, String> kafka) {
  public ConfiguredTopic {
    topics = List.copyOf(topics);
    kafka = Map.copyOf(kafka);
  }

  /** Leaves settings out, which may hold secrets. */
  @Override
  public String toString() {
    return "ConfiguredTopic[" + settings.id() + ", " + topics + "]";
  }
}
