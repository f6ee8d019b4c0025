package io.journeyline.schemas;

import io.journeyline.schemas.Provisioning.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** The catalogue's topics on a Kafka cluster. */
final class ProvisionedTopics {
  private static final String LARGEST_MESSAGE = String.valueOf(2 << 20);

  /**
   * What is made of a record may be larger than it: a rejected one has its bytes and the reason.
   */
  private static final String LARGEST_MADE = String.valueOf(8 << 20);

  /** A broker that answers may be slow to make dozens of topics. */
  private static final Duration CREATION = Duration.ofMinutes(1);

  private static final String COMPACTED_SEGMENT_MS = String.valueOf(Duration.ofHours(1).toMillis());

  private final Map<String, Object> kafka;
  private final Settings settings;

  ProvisionedTopics(Map<String, ?> kafka, Settings settings) {
    int patience = Math.toIntExact(settings.patience().toMillis());
    this.kafka = new HashMap<>(kafka);
    this.kafka.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    this.kafka.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    this.settings = settings;
  }

  /** Creates those that are missing, checks the others, and returns how many were missing. */
  int create(Topics topics) {
    try (Admin admin = Admin.create(kafka)) {
      Set<String> present = await(admin.listTopics().names());
      List<Topic<?, ?>> existing = new ArrayList<>();
      List<NewTopic> missing = new ArrayList<>();
      for (Topic<?, ?> topic : topics.all()) {
        if (present.contains(topic.name())) {
          existing.add(topic);
        } else {
          missing.add(definition(topic, topics));
        }
      }
      check(admin, existing);
      return create(admin, missing);
    } catch (KafkaException e) {
      throw unusable(e, settings.patience());
    }
  }

  private int create(Admin admin, List<NewTopic> missing) {
    int created = 0;
    CreateTopicsOptions options =
        new CreateTopicsOptions().timeoutMs(Math.toIntExact(CREATION.toMillis()));
    for (KafkaFuture<Void> future : admin.createTopics(missing, options).values().values()) {
      try {
        await(future, CREATION);
        created++;
      } catch (TopicExistsException e) {
        // Another instance that starts at the same time was first.
      }
    }
    return created;
  }

  private NewTopic definition(Topic<?, ?> topic, Topics topics) {
    Optional<Short> replicas =
        settings.replicationFactor() == Settings.BROKER_DEFAULT
            ? Optional.empty()
            : Optional.of(settings.replicationFactor());
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), replicas)
        .configs(config(topic, topics));
  }

  Map<String, String> config(Topic<?, ?> topic, Topics topics) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy(topic));
    config.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        topic.equals(topics.touchpoints) ? LARGEST_MESSAGE : LARGEST_MADE);
    switch (topic.cleanup()) {
      case DELETE ->
          config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(settings.retentionMs()));
      case CONSUMED ->
          config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(Settings.FOREVER));
      case COMPACT -> {
        config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
        config.put(TopicConfig.SEGMENT_MS_CONFIG, COMPACTED_SEGMENT_MS);
      }
    }
    if (topic.cleanup() == Topic.Cleanup.DELETE || topic.equals(topics.forwards)) {
      // By the time of their touchpoints, an import of old ones would be deleted at once.
      config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    } else {
      // Touchpoints may be stamped up to a day ahead; Kafka refuses an hour by default.
      config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
    }
    return config;
  }

  private static String policy(Topic<?, ?> topic) {
    return topic.cleanup() == Topic.Cleanup.COMPACT
        ? TopicConfig.CLEANUP_POLICY_COMPACT
        : TopicConfig.CLEANUP_POLICY_DELETE;
  }

  private void check(Admin admin, List<Topic<?, ?>> existing) {
    List<String> names = existing.stream().<String>map(Topic::name).toList();
    Map<String, TopicDescription> found = await(admin.describeTopics(names).allTopicNames());
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> configs = await(admin.describeConfigs(resources).all());
    for (Topic<?, ?> topic : existing) {
      TopicDescription description = Objects.requireNonNull(found.get(topic.name()));
      checkPartitions(topic, description.partitions().size());
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      checkPolicy(topic, Objects.requireNonNull(configs.get(resource)));
    }
  }

  private static void checkPartitions(Topic<?, ?> topic, int partitions) {
    if (partitions != topic.partitions()) {
      throw new ProvisioningException(
          "Topic %s has %d partitions, but %d are asked for. The number of partitions is fixed by the first start: start with --partitions %d, or afresh with another topic prefix or data folder."
              .formatted(topic.name(), partitions, topic.partitions(), partitions));
    }
  }

  private static void checkPolicy(Topic<?, ?> topic, Config config) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!policy.equals(policy(topic))) {
      throw new ProvisioningException(
          "Topic %s has %s=%s, but must have %s. Change it with Kafka's kafka-configs tool, or use another topic prefix."
              .formatted(topic.name(), TopicConfig.CLEANUP_POLICY_CONFIG, policy, policy(topic)));
    }
  }

  private <T> T await(KafkaFuture<T> future) {
    return await(future, settings.patience());
  }

  private <T> T await(KafkaFuture<T> future, Duration patience) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException exists) {
        throw exists;
      }
      throw unusable(e.getCause() == null ? e : e.getCause(), patience);
    } catch (TimeoutException e) {
      throw unusable(e, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisioningException("Interrupted while the topics were created.", e);
    }
  }

  private ProvisioningException unusable(Throwable cause, Duration patience) {
    Object address = kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    String message =
        switch (cause) {
          case TimeoutException _, org.apache.kafka.common.errors.TimeoutException _ ->
              "Kafka does not answer at %s within %d s. Check that it runs and that --bootstrap-servers names it."
                  .formatted(address, patience.toSeconds());
          case AuthenticationException refused ->
              "Kafka at %s does not let us in: %s. Check user, password and trust store in --kafka-config."
                  .formatted(address, refused.getMessage());
          default ->
              "Kafka at %s cannot be used: %s. Check --bootstrap-servers and --kafka-config."
                  .formatted(address, deepest(cause));
        };
    return new ProvisioningException(message, cause);
  }

  private static @Nullable String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
