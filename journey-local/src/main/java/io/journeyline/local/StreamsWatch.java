package io.journeyline.local;

import io.journeyline.streams.StreamsApp;
import java.time.Duration;

/** Waits while the stream processor runs. */
final class StreamsWatch {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private StreamsWatch() {}

  /** Returns at Ctrl-C or SIGTERM; ends the command when the stream processor stops by itself. */
  static void untilInterrupted(StreamsApp app, OpenParts parts) throws InterruptedException {
    while (!parts.awaitInterrupt(LOOK)) {
      RunningStreams.requireAlive(app);
    }
  }
}
