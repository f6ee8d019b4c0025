package io.journeyline.benchmarks.platform;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.LogFile;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.DataFolder;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.schemas.CustomerIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kafka and registry on free ports and in a folder that is deleted afterwards. */
public record BenchPlatform(
    Path folder,
    LocalPlatform platform,
    Connection connection,
    JourneyDefinition definition,
    CustomerIds customerIds)
    implements AutoCloseable {

  public static BenchPlatform start() throws IOException, DefinitionException {
    JourneyDefinition definition = shop();
    Path folder = Files.createTempDirectory("journey-bench");
    DataFolder data = DataFolder.open(folder);
    LogFile.open(data.logs());
    LocalPlatform platform = LocalPlatform.start(data, 0, 0);
    return new BenchPlatform(
        folder,
        platform,
        new Connection(platform.bootstrapServers(), platform.registryUrl()),
        definition,
        new CustomerIds(data.customerIdKey()));
  }

  /** The definition of the simulated shop. */
  public static JourneyDefinition shop() throws IOException, DefinitionException {
    return DefinitionLoader.load(
        Path.of(System.getProperty("journeyline.home", "."), "definitions", "shop.yaml"));
  }

  @Override
  public void close() {
    platform.close();
    try {
      DataFolder.delete(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
