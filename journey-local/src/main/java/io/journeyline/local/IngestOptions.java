package io.journeyline.local;

import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.http.IngestSettings;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the HTTP server that takes touchpoints. */
final class IngestOptions {
  @Option(
      names = "--ingest-host",
      paramLabel = "ADDRESS",
      defaultValue = IngestSettings.DEFAULT_HOST,
      description = {
        "Address to listen on (default: ${DEFAULT-VALUE}).",
        "One that others can reach needs --write-keys."
      })
  private String host = IngestSettings.DEFAULT_HOST;

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "Port that touchpoints come in at, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port = IngestSettings.DEFAULT_PORT;

  @Option(
      names = "--write-keys",
      paramLabel = "FILE",
      description = {
        "File of write keys, one a line; a request must carry one of them.",
        "Without it, any key is accepted, from this machine only."
      })
  private @Nullable Path writeKeys;

  @Mixin private MetricsTokenOption token = new MetricsTokenOption();

  boolean acceptsAnyKey() {
    return writeKeys == null;
  }

  /**
   * Starts listening.
   *
   * @param metrics what it serves beside touchpoints
   */
  IngestServer start(Publisher publisher, Metrics metrics) {
    try {
      IngestSettings settings =
          new IngestSettings(
              host,
              port,
              keys(),
              IngestSettings.DEFAULT_PUBLISH_TIMEOUT,
              IngestSettings.DEFAULT_CHANNEL);
      return IngestServer.start(
          settings, publisher, InstantSource.system(), metrics, token.access());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.USAGE, e);
    } catch (IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.ENVIRONMENT, e);
    }
  }

  private List<String> keys() {
    if (writeKeys == null) {
      return List.of();
    }
    List<String> keys;
    try {
      keys =
          Files.readAllLines(writeKeys).stream()
              .map(String::strip)
              .filter(k -> !k.isEmpty())
              .toList();
    } catch (IOException e) {
      throw new CommandException(
          "The file of write keys cannot be read: " + writeKeys, ExitCodes.USAGE, e);
    }
    if (keys.isEmpty()) {
      throw new CommandException("There is no write key in " + writeKeys, ExitCodes.USAGE);
    }
    return keys;
  }
}
