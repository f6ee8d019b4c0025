package io.journeyline.local;

import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.StreamsSettings;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import io.journeyline.streams.progress.InputPosition;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Starts the stream processor and tells its user where it goes on. */
final class RunningStreams {
  private RunningStreams() {}

  /** What the application and its transactions are called. */
  static String applicationId(String prefix) {
    return prefix + "pipeline";
  }

  static StreamsSettings settings(
      Pipeline pipeline, InputClock clock, Sealing sealing, Path state, int threads) {
    return new StreamsSettings(
        pipeline.connection().bootstrapServers(),
        applicationId(pipeline.topics().prefix()),
        pipeline.topics(),
        clock,
        sealing,
        state,
        threads,
        StreamsSettings.DEFAULT_COMMIT_INTERVAL,
        StreamsSettings.DEFAULT_STATE_MEMORY,
        0,
        null,
        pipeline.connection().kafkaSettings());
  }

  static StreamsApp start(
      StreamsSettings settings,
      Pipeline pipeline,
      CustomerIds customerIds,
      OpenParts parts,
      Console console)
      throws InterruptedException {
    StreamsApp app =
        parts.add(
            StreamsApp.start(
                settings, pipeline.definition(), customerIds, pipeline.connection().wireFormat()));
    List<InputPosition> positions = app.touchpointPositions();
    if (positions.stream().anyMatch(position -> position.committed() > 0)) {
      console.status("Resuming from committed offsets: " + describe(positions));
    }
    return app;
  }

  private static String describe(List<InputPosition> positions) {
    return positions.stream()
        .map(
            at ->
                String.format(
                    Locale.ROOT,
                    "%s-%d at %,d of %,d",
                    at.topic(),
                    at.partition(),
                    at.committed(),
                    at.end()))
        .collect(Collectors.joining(", "));
  }

  /** Ends the command when the stream processor has stopped by itself. */
  static void requireAlive(StreamsApp app) {
    Throwable failure = app.failure();
    if (failure != null) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new CommandException(
          "The stream processor stopped: " + cause.getMessage(), ExitCodes.ENVIRONMENT, failure);
    }
  }
}
