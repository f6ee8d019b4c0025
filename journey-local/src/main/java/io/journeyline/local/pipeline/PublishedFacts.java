package io.journeyline.local.pipeline;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the pipeline has published: the aggregates' and journeys' present state, and how far its
 * tasks are. Asked again, it reads only what has come since.
 */
public final class PublishedFacts {
  private final TopicReader reader;
  private final Topics topics;
  private final Map<String, Followed<?, ?>> followed = new HashMap<>();

  public PublishedFacts(TopicReader reader, Topics topics) {
    this.reader = reader;
    this.topics = topics;
  }

  public Snapshot snapshot() {
    return snapshot(_ -> {});
  }

  /**
   * @param changed takes the key of every cell of which something was published since it was asked
   *     for a snapshot before, be it the same again
   */
  synchronized Snapshot snapshot(Consumer<Object> changed) {
    Snapshot snapshot = Snapshot.empty();
    fold(topics.stages, snapshot.stages(), changed);
    fold(topics.transitions, snapshot.transitions(), changed);
    fold(topics.channelFlows, snapshot.channelFlows(), changed);
    fold(topics.dropOffs, snapshot.dropOffs(), changed);
    fold(topics.funnels, snapshot.funnels(), changed);
    fold(topics.touchpointStats, snapshot.touchpointStats(), changed);
    fold(topics.variants, snapshot.variants(), changed);
    fold(topics.counts, snapshot.counts(), changed);
    fold(topics.series, snapshot.series(), changed);
    fold(topics.journeys, snapshot.journeys(), changed);
    return snapshot;
  }

  /** Whose each identifier is, by its HMAC. */
  public synchronized Map<String, Identity> identities() {
    Map<String, Identity> identities = new HashMap<>();
    fold(topics.identities, identities, _ -> {});
    return identities;
  }

  /** The series alone. */
  public synchronized Map<SeriesKey, SeriesCounts> series() {
    Map<SeriesKey, SeriesCounts> series = new HashMap<>();
    fold(topics.series, series, _ -> {});
    return series;
  }

  /** Alerts in their present states, by id. */
  public synchronized Map<String, Alert> alerts() {
    Map<String, Alert> alerts = new HashMap<>();
    fold(topics.alerts, alerts, _ -> {});
    return alerts;
  }

  /** Silences, by id. */
  public synchronized Map<String, AlertSilence> silences() {
    Map<String, AlertSilence> silences = new HashMap<>();
    fold(topics.alertSilences, silences, _ -> {});
    return silences;
  }

  public synchronized PipelineProgress progress() {
    Map<String, Progress> tasks = new HashMap<>();
    fold(topics.progress, tasks, _ -> {});
    return new PipelineProgress(topics, tasks);
  }

  /** The last value of each key; a record without a value deletes it. */
  private <K, V> void fold(Topic<K, V> topic, Map<K, V> state, Consumer<Object> changed) {
    state.putAll(follow(topic).look(changed));
  }

  @SuppressWarnings("unchecked") // A topic's name stands for its types.
  private <K, V> Followed<K, V> follow(Topic<K, V> topic) {
    return (Followed<K, V>)
        followed.computeIfAbsent(topic.name(), _ -> new Followed<>(reader, topic));
  }
}
