package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.SeriesCells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The fold of a customer's touchpoints to funnel attempts, one touchpoint at a time in order. After
 * each call, all differences together are what the attempts of all touchpoints so far add to the
 * aggregates, where attempts that {@link #settle} has not dropped are pending.
 */
public final class FunnelFold {
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Counting> funnels = new ArrayList<>();
  private final List<Marks> nothing = new ArrayList<>();

  /**
   * @param days the calendar day of a moment in ms, as text
   */
  public FunnelFold(JourneyDefinition definition, LongFunction<String> days) {
    SeriesCells series = new SeriesCells(definition.alerts());
    for (Funnel funnel : definition.funnels()) {
      nothing.add(Marks.none(funnels.size()));
      funnels.add(Counting.of(funnel, series, days));
    }
  }

  /**
   * Goes on with a touchpoint later than all before.
   *
   * @param mapped whether it took a rule
   * @param marks as {@link Marker} made them
   */
  public void append(
      FunnelStates states, long occurredAt, boolean mapped, List<Marks> marks, Differences out) {
    int next = 0;
    for (int i = 0; i < funnels.size(); i++) {
      Marks own = nothing.get(i);
      if (next < marks.size() && marks.get(next).funnel() == i) {
        own = marks.get(next++);
      }
      if (own.isStart() || states.has(i)) {
        FunnelState state = states.get(i);
        if (!state.done) {
          funnels.get(i).append(state, occurredAt, mapped, own, out);
          states.put(i, state);
        }
      }
    }
  }

  /** Drops the attempts whose window has passed before {@code asOf}. */
  public void settle(FunnelStates states, long asOf, Differences out) {
    if (nextChange(states) >= asOf) {
      return;
    }
    for (int i = 0; i < funnels.size(); i++) {
      FunnelState state = states.get(i);
      funnels.get(i).settle(state, asOf, out);
      states.put(i, state);
    }
  }

  /**
   * When the next attempt's window passes, which drops it unless something happens: {@code
   * Long.MAX_VALUE} where none is pending.
   */
  public long nextChange(FunnelStates states) {
    long next = NEVER;
    for (var state : states.all().entrySet()) {
      next = Math.min(next, funnels.get(state.getKey()).nextChange(state.getValue()));
    }
    return next;
  }
}
