package io.journeyline.local.pipeline;

import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * What the pipeline has published: the aggregates' and journeys' present state, and how far its
 * tasks are.
 */
public final class PublishedFacts {
  private final TopicReader reader;
  private final Topics topics;

  public PublishedFacts(TopicReader reader, Topics topics) {
    this.reader = reader;
    this.topics = topics;
  }

  public Snapshot snapshot() {
    Snapshot snapshot = Snapshot.empty();
    fold(topics.stages, snapshot.stages());
    fold(topics.transitions, snapshot.transitions());
    fold(topics.channelFlows, snapshot.channelFlows());
    fold(topics.dropOffs, snapshot.dropOffs());
    fold(topics.funnels, snapshot.funnels());
    fold(topics.touchpointStats, snapshot.touchpointStats());
    fold(topics.variants, snapshot.variants());
    fold(topics.counts, snapshot.counts());
    fold(topics.journeys, snapshot.journeys());
    return snapshot;
  }

  /** Whose each identifier is, by its HMAC. */
  public Map<String, Identity> identities() {
    Map<String, Identity> identities = new HashMap<>();
    fold(topics.identities, identities);
    return identities;
  }

  public PipelineProgress progress() {
    Map<String, Progress> tasks = new HashMap<>();
    fold(topics.progress, tasks);
    return new PipelineProgress(topics, tasks);
  }

  /** The last value of each key; a record without a value deletes it. */
  private <K, V> void fold(Topic<K, V> topic, Map<K, V> state) {
    reader.read(
        topic,
        record -> {
          if (record.value() == null) {
            state.remove(record.key());
          } else {
            state.put(record.key(), record.value());
          }
        });
  }
}
