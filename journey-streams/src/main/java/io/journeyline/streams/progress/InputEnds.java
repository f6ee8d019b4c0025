package io.journeyline.streams.progress;

/** Knows when partitions of input topics were last seen read, and committed, to their end. */
@FunctionalInterface
public interface InputEnds {

  /** The wall clock at which it was so, in ms, or {@link Ledger#NOTHING}. */
  long caughtUpAt(String topic, int partition);
}
