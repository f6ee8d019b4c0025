package io.journeyline.local;

import io.journeyline.local.platform.DataFolder;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that need Kafka and the registry: started here, or given. */
public final class PlatformOptions {
  private static final double MILLIS = 1000.0;
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder for everything that must survive (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Secret key of customer ids, in hex (default: made in the data folder).")
  private @Nullable Path key;

  @Mixin private PartitionsOption partitions = new PartitionsOption();

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = Topics.DEFAULT_PREFIX,
      description = "What all topics' names start with (default: ${DEFAULT-VALUE}).")
  private String topicPrefix = Topics.DEFAULT_PREFIX;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      defaultValue = "" + LocalPlatform.DEFAULT_BROKER_PORT,
      description = "Port of the local Kafka, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int brokerPort = LocalPlatform.DEFAULT_BROKER_PORT;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "" + LocalPlatform.DEFAULT_REGISTRY_PORT,
      description = "Port of the local registry, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int registryPort = LocalPlatform.DEFAULT_REGISTRY_PORT;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Use this Kafka instead of a local one; needs --registry-url.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--registry-url",
      paramLabel = "URL",
      description = "Use this schema registry; needs --bootstrap-servers.")
  private @Nullable String registryUrl;

  /** The catalogue that the options ask for. */
  public Topics topics() {
    return new Topics(topicPrefix, partitions.count());
  }

  int partitions() {
    return partitions.count();
  }

  String topicPrefix() {
    return topicPrefix;
  }

  /** Stream threads: more than the machine has processors bring nothing. */
  int threads() {
    return Math.clamp(partitions.count(), 1, Runtime.getRuntime().availableProcessors());
  }

  /** Like {@link #open}, in an emptied folder beside the data folder, {@code DIR-NAME}. */
  Endpoints openEmpty(OpenParts parts, Console console, String name) throws IOException {
    Path own = data.resolveSibling(data.getFileName() + "-" + name);
    DataFolder.delete(own);
    return open(parts, console, own);
  }

  /** Opens the data folder, and starts the local platform unless another one is given. */
  public Endpoints open(OpenParts parts, Console console) {
    return open(parts, console, data);
  }

  private Endpoints open(OpenParts parts, Console console, Path dir) {
    if ((bootstrapServers == null) != (registryUrl == null)) {
      throw usage("--bootstrap-servers and --registry-url belong together: give both or none.");
    }
    checkPort("--broker-port", brokerPort);
    checkPort("--registry-port", registryPort);
    DataFolder folder = parts.add(DataFolder.open(dir, key));
    LogFile.open(folder.logs());
    if (bootstrapServers != null && registryUrl != null) {
      return new Endpoints(bootstrapServers, registryUrl, folder);
    }
    console.status("Starting Kafka and the schema registry on " + folder.root());
    LocalPlatform platform = parts.add(LocalPlatform.start(folder, brokerPort, registryPort));
    console.status(
        "Ready in %.1f s: Kafka at %s, registry at %s"
            .formatted(
                platform.startTime().toMillis() / MILLIS,
                platform.bootstrapServers(),
                platform.registryUrl()));
    return new Endpoints(platform.bootstrapServers(), platform.registryUrl(), folder);
  }

  private static void checkPort(String option, int port) {
    if (port < 0 || port > LARGEST_PORT) {
      throw usage("%s must be between 0 and %d, but is %d.".formatted(option, LARGEST_PORT, port));
    }
  }

  private static CommandException usage(String message) {
    return new CommandException(message, ExitCodes.USAGE);
  }
}
