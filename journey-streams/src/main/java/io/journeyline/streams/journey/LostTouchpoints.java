package io.journeyline.streams.journey;

import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.touchpoint.Row;

/** Touchpoints that nobody can be said to have had, by their strongest identifier. */
final class LostTouchpoints {
  private final ClusterState state;
  private final Teller teller;

  LostTouchpoints(ClusterState state, Teller teller) {
    this.state = state;
    this.teller = teller;
  }

  /** Keeps one, if no duplicate stands before it; returns what that changes in the aggregates. */
  Differences take(String identifier, Row row) {
    Differences difference = new Differences();
    Rows lost = state.lost(identifier);
    Row standing = lost.get(row);
    if (standing != null && Row.STANDING.compare(standing, row) <= 0) {
      return difference;
    }
    if (standing != null) {
      teller.countUnattributed(standing, -1, difference);
    }
    teller.countUnattributed(row, 1, difference);
    lost.put(row);
    return difference;
  }
}
