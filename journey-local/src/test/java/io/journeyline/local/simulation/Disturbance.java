package io.journeyline.local.simulation;

import java.util.List;

/** How the scheduler treats transactions. */
enum Disturbance {
  /** Some read several records, some are aborted, some tasks start anew. */
  DRAWN,
  /** Each record is a transaction, which is aborted before its commit and done again. */
  ABORT_EACH,
  /** A task starts anew on another instance whenever a shipment to it is incomplete. */
  RESTART_IN_MOVES;

  /** Each in turn. */
  static Disturbance of(long seed) {
    return List.of(DRAWN, ABORT_EACH, RESTART_IN_MOVES).get((int) (seed % 3));
  }
}
