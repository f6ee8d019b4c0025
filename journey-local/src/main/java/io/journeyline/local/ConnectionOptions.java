package io.journeyline.local;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
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

  Connection connection() {
    return new Connection(bootstrapServers, registryUrl, kafka);
  }

  /** The topics of a pipeline that is there. */
  Topics existingTopics() {
    return connection().topics(topicPrefix);
  }

  Topics topics(int partitions) {
    return new Topics(topicPrefix, partitions);
  }
}
