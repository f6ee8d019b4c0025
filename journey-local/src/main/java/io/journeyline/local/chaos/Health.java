package io.journeyline.local.chaos;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What the brokers say of themselves, of the topics' copies and of the pipeline's instances. */
final class Health implements AutoCloseable {
  private static final int REQUEST_MS = 3_000;
  private static final int API_MS = 10_000;

  private final Admin admin;
  private final String group;
  private final int brokers;

  Health(Map<String, Object> kafka, String group, int brokers) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_MS);
    admin = Admin.create(settings);
    this.group = group;
    this.brokers = brokers;
  }

  /** Whether every broker is there and every copy of every partition is up to date. */
  boolean isWhole() throws ExecutionException, InterruptedException {
    return admin.describeCluster().nodes().get().size() == brokers
        && partitions().stream().allMatch(partition -> partition.isr().size() == brokers);
  }

  private List<TopicPartitionInfo> partitions() throws ExecutionException, InterruptedException {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .toList();
  }

  /** The broker that leads most partitions of a topic; of several, the one with the lowest id. */
  int leaderOfMost(Topic<?, ?> topic) throws ExecutionException, InterruptedException {
    TopicDescription description =
        Objects.requireNonNull(
            admin.describeTopics(List.of(topic.name())).allTopicNames().get().get(topic.name()));
    Map<Integer, Long> led =
        description.partitions().stream()
            .map(TopicPartitionInfo::leader)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(node -> node.id(), Collectors.counting()));
    return led.entrySet().stream()
        .max(
            Map.Entry.<Integer, Long>comparingByValue()
                .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
        .orElseThrow(() -> new ChaosException("no broker leads " + topic.name()))
        .getKey();
  }

  /** The least {@code min.insync.replicas} of a pipeline's topics. */
  int leastInSync(Topics topics) throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        topics.all().stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Collection<Config> configs = admin.describeConfigs(resources).all().get().values();
    return configs.stream()
        .map(config -> config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value())
        .mapToInt(Integer::parseInt)
        .min()
        .orElse(0);
  }

  /**
   * How many partitions each client of the group has, by client id; empty while they are shared
   * anew.
   */
  Map<String, Integer> members() throws ExecutionException, InterruptedException {
    ConsumerGroupDescription description =
        Objects.requireNonNull(admin.describeConsumerGroups(List.of(group)).all().get().get(group));
    return description.groupState() == GroupState.STABLE
        ? description.members().stream()
            .collect(
                Collectors.toMap(
                    MemberDescription::clientId,
                    member -> member.assignment().topicPartitions().size(),
                    Integer::sum))
        : Map.of();
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ZERO);
  }
}
