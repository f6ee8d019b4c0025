package io.journeyline.local;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that use a platform which runs already; the local one by default. */
final class ConnectionOptions {
  private static final String LOCAL_BROKER = "127.0.0.1:" + LocalPlatform.DEFAULT_BROKER_PORT;
  private static final String LOCAL_REGISTRY =
      "http://127.0.0.1:" + LocalPlatform.DEFAULT_REGISTRY_PORT + "/apis/ccompat/v7";

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = LOCAL_BROKER,
      description = "Kafka (default: the local one, ${DEFAULT-VALUE}).")
  private String bootstrapServers = LOCAL_BROKER;

  @Option(
      names = "--registry-url",
      paramLabel = "URL",
      defaultValue = LOCAL_REGISTRY,
      description = "Schema registry (default: the local one, ${DEFAULT-VALUE}).")
  private String registryUrl = LOCAL_REGISTRY;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = Topics.DEFAULT_PREFIX,
      description = "What all topics' names start with (default: ${DEFAULT-VALUE}).")
  private String topicPrefix = Topics.DEFAULT_PREFIX;

  @Option(
      names = "--kafka",
      paramLabel = "KEY=VALUE",
      description =
          "A setting for the Kafka clients, such as security.protocol=SSL; may be repeated.")
  private Map<String, String> kafka = new LinkedHashMap<>();

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = {
        "Properties file with settings for the Kafka clients, as Kafka's own tools take it;",
        "basic.auth.*, bearer.auth.* and schema.registry.* go to the registry's client."
      })
  private @Nullable Path kafkaConfig;

  Connection connection() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (kafkaConfig != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandException(
            "The file of Kafka settings cannot be read: %s (%s)"
                .formatted(kafkaConfig, e.getMessage()),
            ExitCodes.USAGE,
            e);
      }
      properties
          .stringPropertyNames()
          .forEach(name -> settings.put(name, properties.getProperty(name)));
    }
    settings.putAll(kafka);
    return new Connection(bootstrapServers, registryUrl, settings);
  }

  /** The topics of a pipeline that is there. */
  Topics existingTopics() {
    return connection().topics(topicPrefix);
  }

  Topics topics(int partitions) {
    return new Topics(topicPrefix, partitions);
  }
}
