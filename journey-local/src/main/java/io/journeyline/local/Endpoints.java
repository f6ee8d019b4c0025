package io.journeyline.local;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.DataFolder;

/** Where a command finds Kafka and the registry, and the folder with its own state. */
public record Endpoints(String bootstrapServers, String registryUrl, DataFolder data) {
  public Connection connection() {
    return new Connection(bootstrapServers, registryUrl);
  }
}
