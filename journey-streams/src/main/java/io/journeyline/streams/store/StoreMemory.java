package io.journeyline.streams.store;

import io.journeyline.schemas.Topics;

/** How much of their latest entries stores keep in memory. */
public final class StoreMemory {
  /** For a store that has few entries. */
  public static final long LITTLE = 1L << 20;

  /** For all tasks together, where they run in one instance. */
  private static final long ALL = 64L << 20;

  private StoreMemory() {}

  /**
   * A store's share of it.
   *
   * @param part of what a partition's stores have together
   */
  public static long of(Topics topics, double part) {
    return Math.max(LITTLE, (long) (ALL * part / topics.partitions()));
  }
}
