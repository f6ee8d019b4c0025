package io.journeyline.local;

import io.journeyline.ingest.admission.Admission;
import io.journeyline.ingest.http.IngestConfig;
import io.journeyline.ingest.http.IngestParts;
import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.http.IngestSettings;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.ingest.topic.TopicSources;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the HTTP server that takes touchpoints. */
final class IngestOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "YAML file with the sources to take events from, their keys and secrets.",
        "Without it, any client of Segment's API and the like may send."
      })
  private @Nullable Path config;

  @Option(
      names = "--ingest-host",
      paramLabel = "ADDRESS",
      description = {
        "Address to listen on (default: " + IngestSettings.DEFAULT_HOST + ").",
        "One that others can reach needs keys: --write-keys, or --config."
      })
  private @Nullable String host;

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      description = "Port that touchpoints come in at, 0 for a free one (default: 8080).")
  private @Nullable Integer port;

  @Option(
      names = "--write-keys",
      paramLabel = "FILE",
      description = {
        "File of write keys, one a line; a request must carry one of them.",
        "Without it and without --config, any key is accepted, from this machine only."
      })
  private @Nullable Path writeKeys;

  @Mixin private MetricsTokenOption token = new MetricsTokenOption();

  private boolean acceptsAnyKey;

  /** Who may read the process's metrics. */
  MetricsAccess metricsAccess() {
    return token.access();
  }

  /** Whether the server that was started lets in requests without a key. */
  boolean acceptsAnyKey() {
    return acceptsAnyKey;
  }

  /** What touchpoints come in to. */
  record Intake(
      Pipeline pipeline, TouchpointPublisher publisher, Admission admission, Metrics metrics) {}

  /** Starts listening, and reading topics. */
  IngestServer start(OpenParts parts, Intake intake) {
    try {
      IngestSettings settings =
          IngestConfig.load(config, new IngestConfig.Overrides(host, port, keys()));
      acceptsAnyKey = settings.acceptsAnyKey();
      IngestParts used =
          IngestParts.of(intake.publisher(), intake.metrics(), token.access())
              .withAdmission(intake.admission());
      IngestServer server = parts.add(IngestServer.start(settings, used));
      parts.add(
          TopicSources.start(
              settings.topics(),
              used,
              intake.pipeline().connection().kafka(),
              intake.pipeline().topics().prefix()));
      return server;
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.USAGE, e);
    } catch (IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), ExitCodes.ENVIRONMENT, e);
    }
  }

  private @Nullable List<String> keys() {
    if (writeKeys == null) {
      return null;
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
