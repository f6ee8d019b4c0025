package io.journeyline.streams.funnel;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a customer has done in each funnel, as far as it may still matter. */
public final class FunnelStates {
  /** By the funnel's place in the definition; none that are empty. */
  private final SortedMap<Integer, FunnelState> states = new TreeMap<>();

  FunnelState get(int funnel) {
    FunnelState state = states.get(funnel);
    return state == null ? new FunnelState() : state;
  }

  void put(int funnel, FunnelState state) {
    if (state.isEmpty()) {
      states.remove(funnel);
    } else {
      states.put(funnel, state);
    }
  }

  boolean has(int funnel) {
    return states.containsKey(funnel);
  }

  SortedMap<Integer, FunnelState> all() {
    return states;
  }

  public void write(ByteWriter out) {
    out.unsigned(states.size());
    states.forEach(
        (funnel, state) -> {
          out.unsigned(funnel);
          state.write(out);
        });
  }

  public static FunnelStates read(ByteReader in) {
    FunnelStates all = new FunnelStates();
    long count = in.unsigned();
    for (long i = 0; i < count; i++) {
      int funnel = (int) in.unsigned();
      all.states.put(funnel, FunnelState.read(in));
    }
    return all;
  }
}
