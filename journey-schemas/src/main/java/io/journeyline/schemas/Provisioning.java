package io.journeyline.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Makes Kafka and the schema registry ready for a pipeline: creates the topics that are missing and
 * registers every record's schema. What is there already and right is left alone, so it may run at
 * every start.
 */
public final class Provisioning {
  /**
   * What a site chooses.
   *
   * @param replicationFactor copies of each partition, {@link #BROKER_DEFAULT} for the broker's own
   *     setting
   * @param retentionMs how long topics that are not compacted keep records, {@link #FOREVER} for no
   *     limit
   * @param patience how long to wait for Kafka or the registry to answer
   */
  public record Settings(short replicationFactor, long retentionMs, Duration patience) {
    public static final short BROKER_DEFAULT = -1;
    public static final long FOREVER = -1;

    public static Settings defaults() {
      return new Settings(BROKER_DEFAULT, FOREVER, Duration.ofSeconds(10));
    }
  }

  /** How much was missing. */
  public record Result(int topicsCreated, int subjectsRegistered) {}

  private final Map<String, ?> kafka;
  private final String registryUrl;
  private final Map<String, ?> registry;
  private final Settings settings;

  /**
   * @param kafka settings of Kafka's admin client, with {@code bootstrap.servers}
   * @param registryUrl base URL of a Confluent-compatible schema registry
   * @param registry more settings of Confluent's client, such as basic authentication
   */
  public Provisioning(
      Map<String, ?> kafka, String registryUrl, Map<String, ?> registry, Settings settings) {
    this.kafka = Map.copyOf(kafka);
    this.registryUrl = registryUrl;
    this.registry = Map.copyOf(registry);
    this.settings = settings;
  }

  /** For a platform without passwords. */
  public Provisioning(String bootstrapServers, String registryUrl) {
    this(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        registryUrl,
        Map.of(),
        Settings.defaults());
  }

  /**
   * Creates and registers what is missing.
   *
   * @throws ProvisioningException when something does not answer, or a topic or schema that is
   *     there does not fit
   */
  public Result provision(Topics topics) {
    int created = new ProvisionedTopics(kafka, settings).create(topics);
    int registered = new ProvisionedSubjects(registryUrl, registry, settings).register(topics);
    return new Result(created, registered);
  }
}
