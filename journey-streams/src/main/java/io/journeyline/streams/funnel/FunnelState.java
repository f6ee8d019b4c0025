package io.journeyline.streams.funnel;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** What a customer has done in one funnel, as far as it may still matter. */
final class FunnelState {
  /** Runs by their starts, in order. */
  final List<Run> runs = new ArrayList<>();

  /** Up to and at when no attempt can begin; only where every attempt counts. */
  long end = Run.NONE;

  /** Whether no touchpoint changes anything any more. */
  boolean done;

  boolean isEmpty() {
    return !done && end == Run.NONE && runs.isEmpty();
  }

  void write(ByteWriter out) {
    out.unsigned((done ? 1 : 0) + (end == Run.NONE ? 0 : 2) + ((long) runs.size() << 2));
    if (end != Run.NONE) {
      out.signed(end);
    }
    if (!runs.isEmpty()) {
      out.unsigned(runs.getFirst().times.length);
      runs.forEach(run -> run.write(out));
    }
  }

  static FunnelState read(ByteReader in) {
    FunnelState state = new FunnelState();
    long head = in.unsigned();
    state.done = (head & 1) != 0;
    state.end = (head & 2) == 0 ? Run.NONE : in.signed();
    long runs = head >>> 2;
    int steps = runs == 0 ? 0 : (int) in.unsigned();
    for (long i = 0; i < runs; i++) {
      state.runs.add(Run.read(steps, in));
    }
    return state;
  }
}
