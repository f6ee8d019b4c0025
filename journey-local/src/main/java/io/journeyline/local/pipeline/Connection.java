package io.journeyline.local.pipeline;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.ingest.publish.KnownRoots;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Provisioning;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka and the schema registry.
 *
 * @param settings further settings, passed through unchanged: those of the registry's client by
 *     their names, the others for the Kafka clients
 */
public record Connection(
    String bootstrapServers, String registryUrl, Map<String, String> settings) {
  private static final int PATIENCE_SECONDS = 10;
  private static final List<String> REGISTRY_SETTINGS =
      List.of("basic.auth.", "bearer.auth.", "schema.registry.");

  /**
   * A broker that was started anew may have a new address, and nobody answers at the old one: the
   * 10 to 30 seconds that Kafka's clients wait for that by default would be added to each restart.
   */
  private static final Map<String, String> CONNECT_SOON =
      Map.of(
          CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "2000",
          CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, "8000");

  /** Without further settings. */
  public Connection(String bootstrapServers, String registryUrl) {
    this(bootstrapServers, registryUrl, Map.of());
  }

  /** Settings for any Kafka client. */
  public Map<String, Object> kafka() {
    Map<String, Object> kafka = new HashMap<>(kafkaSettings());
    kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return kafka;
  }

  /** Those of the settings that are for the Kafka clients, and our own defaults for the others. */
  public Map<String, String> kafkaSettings() {
    Map<String, String> kafka = new HashMap<>(CONNECT_SOON);
    kafka.putAll(settings);
    kafka.keySet().removeIf(Connection::isForRegistry);
    return kafka;
  }

  private Map<String, String> registrySettings() {
    Map<String, String> registry = new HashMap<>(settings);
    registry.keySet().removeIf(key -> !isForRegistry(key));
    return registry;
  }

  private static boolean isForRegistry(String key) {
    return REGISTRY_SETTINGS.stream().anyMatch(key::startsWith);
  }

  public WireFormat wireFormat() {
    return new WireFormat(registryUrl, registrySettings());
  }

  /** Creates the topics and registers the schemas that are missing. */
  public void provision(Topics topics) {
    new Provisioning(kafka(), registryUrl, registrySettings(), Provisioning.Settings.defaults())
        .provision(topics);
  }

  public TouchpointPublisher publisher(Topics topics, JourneyDefinition definition) {
    return publisher(topics, definition, null);
  }

  /**
   * A publisher that sends touchpoints to where their customers live.
   *
   * @param customerIds with the pipeline's key; null: touchpoints go by their strongest identifier
   */
  public TouchpointPublisher publisher(
      Topics topics, JourneyDefinition definition, @Nullable CustomerIds customerIds) {
    KnownRoots roots =
        customerIds == null
            ? null
            : KnownRoots.follow(
                topics,
                wireFormat(),
                customerIds,
                kafka(),
                KnownRoots.DEFAULT_ENTRIES,
                KnownRoots.DEFAULT_PATIENCE);
    return new TouchpointPublisher(
        topics, wireFormat(), new Normaliser(definition.identity()), kafka(), roots);
  }

  public PublishedFacts facts(Topics topics) {
    return new PublishedFacts(new TopicReader(kafka(), wireFormat()), topics);
  }

  public TouchpointLog log(Topics topics) {
    return new TouchpointLog(new TopicReader(kafka(), wireFormat()), topics, wireFormat());
  }

  /**
   * The topics of a pipeline that is there, with the number of partitions that it has.
   *
   * @throws NoPipelineException when Kafka does not answer or has no such topics
   */
  public Topics topics(String prefix) {
    String name = new Topics(prefix, 1).touchpoints.name();
    Map<String, Object> impatient = kafka();
    impatient.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
    impatient.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 500);
    try (Admin admin = Admin.create(impatient)) {
      KafkaFuture<TopicDescription> described =
          Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name));
      TopicDescription description = described.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Topics(prefix, description.partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new NoPipelineException(
            "Kafka at %s has no topic %s: start a pipeline with `journey run`, or name another one with --topic-prefix."
                .formatted(bootstrapServers, name));
      }
      throw unreachable(
          e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
              ? "does not answer within %d s".formatted(PATIENCE_SECONDS)
              : "does not tell its topics (%s)".formatted(e.getCause()));
    } catch (TimeoutException e) {
      throw unreachable("does not answer within %d s".formatted(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("was not waited for");
    }
  }

  private NoPipelineException unreachable(String what) {
    return new NoPipelineException(
        "Kafka at %s %s: start a pipeline with `journey run`, or name another one with --bootstrap-servers."
            .formatted(bootstrapServers, what));
  }
}
