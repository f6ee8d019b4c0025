package io.journeyline.streams.progress;

import org.jspecify.annotations.Nullable;

/** Knows when partitions of input topics were last seen read, and committed, to their end. */
@FunctionalInterface
public interface InputEnds {

  /** The wall clock at which it was so, in ms, or {@link Ledger#NOTHING}. */
  long caughtUpAt(String topic, int partition);

  /** Where it was committed and where it ended when last looked at; null while it never was. */
  default @Nullable InputPosition lastSeen(String topic, int partition) {
    return null;
  }
}
