package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.SeriesCells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The attempt that came furthest, the earliest of those.
 *
 * <p>All starts whose window is open may still become it, so a run is kept for each, shared where
 * their futures are alike. Of runs that cannot come further only the best is kept.
 */
final class Best extends Counting {
  Best(Funnel funnel, SeriesCells series, LongFunction<String> days) {
    super(funnel, series, days);
  }

  @Override
  void goOn(FunnelState state, long at, boolean mapped, Marks marks, Differences out) {
    Run best = best(state);
    Attempt before = best == null ? null : best.attempt();
    boolean changed = false;
    for (Run run : state.runs) {
      if (run.isOpen()) {
        boolean further = progress.advance(run, at, mapped, marks);
        changed |= further && run == best;
      }
    }
    begin(state, at, marks);
    Run now = best(state);
    if (now != best || changed) {
      tally.move(before, now == null ? null : now.attempt(), out);
    }
    forget(state, at);
  }

  private void begin(FunnelState state, long at, Marks marks) {
    Run best = best(state);
    // A later start comes as far at most, so it cannot be the earliest of the furthest.
    if (!marks.isStart() || (best != null && best.isConverted())) {
      return;
    }
    Run last = state.runs.isEmpty() ? null : state.runs.getLast();
    if (last != null && last.isFresh() && last.hold.equals(marks.hold())) {
      if (last.starts.getLast().at() == at) {
        // It comes as far as the start before, in the same window, and is later.
        return;
      }
      if (progress.startsAreAlike()) {
        last.add(new Start(at, marks.by()));
        return;
      }
    }
    state.runs.add(begin(at, marks));
  }

  @Override
  void expire(FunnelState state, long at) {
    Run best = best(state);
    List<Run> runs = new ArrayList<>(state.runs.size() + 1);
    for (Run run : state.runs) {
      if (run.isOpen() && at > windowEnd(run.first())) {
        if (run == best) {
          runs.add(run.split());
        }
        while (!run.starts.isEmpty() && at > windowEnd(run.first())) {
          run.starts.removeFirst();
        }
      }
      if (!run.starts.isEmpty()) {
        runs.add(run);
      }
    }
    state.runs.clear();
    state.runs.addAll(runs);
    forget(state, at);
  }

  private void forget(FunnelState state, long at) {
    for (Run run : state.runs) {
      if (run.isOpen()) {
        progress.forget(run, at);
      }
    }
  }

  /** The earliest run of those that came furthest. */
  private static @Nullable Run best(FunnelState state) {
    Run best = null;
    for (Run run : state.runs) {
      if (best == null || run.level() > best.level()) {
        best = run;
      }
    }
    return best;
  }

  @Override
  List<Run> counted(FunnelState state) {
    Run best = best(state);
    return best == null ? List.of() : List.of(best);
  }

  /**
   * Only open runs may become the best, if one has converted only earlier ones. The starts of one
   * run are equally far: once that stays so, or is all the way, the first of them stands.
   */
  @Override
  void prune(FunnelState state) {
    Run best = best(state);
    if (best == null) {
      return;
    }
    int place = state.runs.indexOf(best);
    if (best.isConverted()) {
      state.runs.subList(place + 1, state.runs.size()).clear();
    }
    if (best.isConverted() || !best.isOpen()) {
      best.keepFirst();
    }
    state.runs.removeIf(run -> run != best && !run.isOpen());
    if (best.isConverted() && !best.isOpen() && state.runs.size() == 1) {
      state.runs.clear();
      state.done = true;
    }
  }
}
