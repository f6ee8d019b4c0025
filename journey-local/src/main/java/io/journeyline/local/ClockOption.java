package io.journeyline.local;

import io.journeyline.streams.progress.InputClock;
import picocli.CommandLine.Option;

/** The option that says by which clock drop-offs become due. */
final class ClockOption {
  /** Which clock. */
  enum Kind {
    /** The wall clock. */
    WALL,
    /** The time of the latest event: history as if live. */
    EVENT
  }

  @Option(
      names = "--clock",
      paramLabel = "wall|event",
      defaultValue = "wall",
      description = {
        "When drop-offs are due: by the wall clock, or by the latest event,",
        "which replays history as if live (default: ${DEFAULT-VALUE})."
      })
  private Kind kind = Kind.WALL;

  InputClock clock() {
    return switch (kind) {
      case WALL -> new InputClock.Wall();
      case EVENT -> new InputClock.EventTime();
    };
  }
}
