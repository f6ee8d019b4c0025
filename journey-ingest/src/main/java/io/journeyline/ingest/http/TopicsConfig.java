package io.journeyline.ingest.http;

import io.helidon.config.Config;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.TopicSourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads those of the list {@code sources} of a configuration that are topics. */
final class TopicsConfig {
  /** Keys that every topic has. */
  private static final Set<String> COMMON =
      Set.of("id", "type", "topic", "topics", "group", "channel", "kafka");

  static final String DEFAULT_CHANNEL = "crm";

  private final SourcesConfig sources;
  private final List<String> mistakes;

  TopicsConfig(SourcesConfig sources, List<String> mistakes) {
    this.sources = sources;
    this.mistakes = mistakes;
  }

  /** The topics; what is wrong is added to the mistakes. */
  List<ConfiguredTopic> read(Config list) {
    List<ConfiguredTopic> configured = new ArrayList<>();
    for (Config source : list.asNodeList().orElse(List.of())) {
      Optional<TopicSourceType> type = type(source);
      if (type.isPresent()) {
        configured.add(read(source, type.get()));
      }
    }
    return configured;
  }

  static Optional<TopicSourceType> type(Config source) {
    return SourceTable.findTopic(source.get("type").asString().orElse(""));
  }

  private ConfiguredTopic read(Config source, TopicSourceType type) {
    String id = source.get("id").asString().orElse(type.id());
    SourceSettings settings =
        new SourceSettings(
            id,
            List.of(),
            SourceSettings.defaultPath(id),
            null,
            source.get("channel").asString().orElse(DEFAULT_CHANNEL),
            sources.options(source, COMMON));
    check(source, type, settings);
    @Nullable String group = source.get("group").asString().orElse("");
    return new ConfiguredTopic(
        type, settings, topics(source), group.isEmpty() ? null : group, kafka(source));
  }

  private void check(Config source, TopicSourceType type, SourceSettings settings) {
    for (String option : settings.options().keySet()) {
      if (!type.takes(option)) {
        Set<String> allowed = new TreeSet<>(type.options());
        allowed.addAll(COMMON);
        mistakes.add(source.key() + "." + option + ": unknown; " + type.id() + " has " + allowed);
      }
    }
    try {
      var _ = type.factory().create(settings);
    } catch (IllegalArgumentException e) {
      mistakes.add(source.key() + "." + e.getMessage());
    }
  }

  private List<String> topics(Config source) {
    List<String> topics = new ArrayList<>();
    source.get("topic").asString().ifPresent(topics::add);
    for (Config topic : source.get("topics").asNodeList().orElse(List.of())) {
      topics.add(topic.asString().orElse(""));
    }
    if (topics.isEmpty() || topics.stream().anyMatch(String::isBlank)) {
      mistakes.add(source.key() + ".topic: missing; name a topic, or several in a list 'topics'");
    }
    return topics;
  }

  private static Map<String, String> kafka(Config source) {
    Map<String, String> kafka = new LinkedHashMap<>();
    for (Config setting : source.get("kafka").asNodeList().orElse(List.of())) {
      kafka.put(Config.Key.unescapeName(setting.name()), setting.asString().orElse(""));
    }
    return kafka;
  }
}
