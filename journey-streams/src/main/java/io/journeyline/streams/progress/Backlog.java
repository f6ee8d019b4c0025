package io.journeyline.streams.progress;

import io.journeyline.schemas.Topic;

/** Knows whether touchpoints wait for so long that nobody watches what is said of them. */
public final class Backlog {
  /** Touchpoints of one partition: what a task does in some seconds. */
  static final long MUCH = 10_000;

  private final Topic<?, ?> touchpoints;
  private final InputEnds ends;

  public Backlog(Topic<?, ?> touchpoints, InputEnds ends) {
    this.touchpoints = touchpoints;
    this.ends = ends;
  }

  /**
   * Whether much is there and not read yet.
   *
   * @param ledger of the partition's journey task
   */
  public boolean isMuch(int partition, Ledger ledger) {
    InputPosition seen = ends.lastSeen(touchpoints.name(), partition);
    return seen != null && seen.lag(ledger.get(Books.POSITION, 0)) > MUCH;
  }
}
