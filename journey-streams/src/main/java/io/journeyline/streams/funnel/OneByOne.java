package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.SeriesCells;
import java.util.List;
import java.util.function.LongFunction;

/**
 * One attempt after the other, or only the first. Each run has one start.
 *
 * <p>A run stays after its conversion as long as a step that was left out may still be reached, so
 * that several may be open; it also stays until it has been decided.
 */
final class OneByOne extends Counting {
  private final boolean onlyFirst;

  OneByOne(Funnel funnel, SeriesCells series, LongFunction<String> days) {
    super(funnel, series, days);
    onlyFirst = funnel.count() == Funnel.Count.FIRST;
  }

  @Override
  void goOn(FunnelState state, long at, boolean mapped, Marks marks, Differences out) {
    for (Run run : state.runs) {
      if (run.isOpen()) {
        advance(state, run, at, mapped, marks, out);
      }
    }
    boolean mayBegin = onlyFirst ? state.runs.isEmpty() : state.end == Run.NONE;
    if (marks.isStart() && mayBegin) {
      Run run = begin(at, marks);
      state.runs.add(run);
      state.end = onlyFirst ? Run.NONE : windowEnd(run.first());
      tally.move(null, run.attempt(), out);
    }
  }

  @Override
  void expire(FunnelState state, long at) {
    if (at > state.end) {
      state.end = Run.NONE;
    }
    for (Run run : state.runs) {
      if (at > windowEnd(run.first())) {
        run.close();
      } else {
        progress.forget(run, at);
      }
    }
  }

  private void advance(
      FunnelState state, Run run, long at, boolean mapped, Marks marks, Differences out) {
    Attempt before = run.attempt();
    boolean wasConverted = run.isConverted();
    if (progress.advance(run, at, mapped, marks)) {
      tally.move(before, run.attempt(), out);
    }
    if (!onlyFirst && run.isConverted() && !wasConverted) {
      state.end = at;
    }
    progress.forget(run, at);
  }

  @Override
  List<Run> counted(FunnelState state) {
    return state.runs;
  }

  @Override
  void prune(FunnelState state) {
    boolean some = state.runs.removeIf(run -> !run.isOpen() && !run.isPending());
    state.done |= some && onlyFirst;
  }
}
