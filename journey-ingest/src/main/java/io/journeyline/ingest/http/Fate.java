package io.journeyline.ingest.http;

/** What became of an event that was received; each has exactly one. */
public enum Fate {
  /** It is in {@code touchpoints}. */
  PUBLISHED,
  /** It was there already. */
  DUPLICATE,
  /** It is of a kind that is not taken. */
  IGNORED,
  /** It is in {@code rejected}. */
  REJECTED,
  /** The sender was told that it is not taken, and nothing was kept for certain. */
  REFUSED
}
