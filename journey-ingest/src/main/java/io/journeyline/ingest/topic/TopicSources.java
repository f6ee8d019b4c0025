package io.journeyline.ingest.topic;

import io.journeyline.ingest.http.ConfiguredTopic;
import io.journeyline.ingest.http.IngestParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topics that are read, each in a thread of its own, from {@link #start} to {@link #close}. */
public final class TopicSources implements AutoCloseable {
  private final List<TopicSource> sources;

  private TopicSources(List<TopicSource> sources) {
    this.sources = sources;
  }

  /**
   * Starts reading.
   *
   * @param parts what the server works with as well
   * @param kafka settings of Kafka's consumer, at least {@code bootstrap.servers}
   * @param prefix of the pipeline's topics, with which the names of groups begin
   */
  public static TopicSources start(
      List<ConfiguredTopic> topics, IngestParts parts, Map<String, ?> kafka, String prefix) {
    List<TopicSource> sources = new ArrayList<>();
    for (ConfiguredTopic topic : topics) {
      sources.add(TopicSource.connect(topic, parts, kafka, prefix));
    }
    sources.forEach(TopicSource::start);
    return new TopicSources(sources);
  }

  /** Stops reading. What was published and not committed is read again by whoever comes next. */
  @Override
  public void close() {
    sources.forEach(TopicSource::stop);
    sources.forEach(TopicSource::close);
  }
}
