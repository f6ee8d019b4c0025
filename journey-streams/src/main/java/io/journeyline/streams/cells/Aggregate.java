package io.journeyline.streams.cells;

/** The aggregates; the ordinal is part of the state's format, so new ones go to the end. */
public enum Aggregate {
  STAGES,
  TRANSITIONS,
  CHANNEL_FLOWS,
  DROP_OFFS,
  COUNTS
}
