package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.SeriesCells;
import java.util.List;
import java.util.function.LongFunction;

/** Which of a customer's attempts at one funnel count, and what they add to its cells. */
abstract class Counting {
  final int steps;
  final long window;
  final Progress progress;
  final Tally tally;

  Counting(Funnel funnel, SeriesCells series, LongFunction<String> days) {
    steps = funnel.steps().size();
    window = funnel.window().toMillis();
    progress = Progress.of(funnel);
    tally = new Tally(funnel, series, days);
  }

  static Counting of(Funnel funnel, SeriesCells series, LongFunction<String> days) {
    return switch (funnel.count()) {
      case FIRST, EVERY -> new OneByOne(funnel, series, days);
      case BEST -> new Best(funnel, series, days);
    };
  }

  /** Goes on with a touchpoint. */
  final void append(FunnelState state, long at, boolean mapped, Marks marks, Differences out) {
    expire(state, at);
    prune(state);
    if (!state.done) {
      goOn(state, at, mapped, marks, out);
      prune(state);
    }
  }

  /** Closes the windows that have passed before {@code at}, and chains that can bring no more. */
  abstract void expire(FunnelState state, long at);

  /** Takes in a touchpoint where all open runs are in their windows. */
  abstract void goOn(FunnelState state, long at, boolean mapped, Marks marks, Differences out);

  /** The runs of which the first starts' attempts count. */
  abstract List<Run> counted(FunnelState state);

  /** Forgets runs that no longer matter. */
  abstract void prune(FunnelState state);

  final void settle(FunnelState state, long asOf, Differences out) {
    for (Run run : counted(state)) {
      if (run.isPending() && windowEnd(run.first()) < asOf) {
        Attempt before = run.attempt();
        run.decided = true;
        tally.move(before, run.attempt(), out);
      }
    }
    prune(state);
  }

  final long nextChange(FunnelState state) {
    long next = Long.MAX_VALUE;
    for (Run run : counted(state)) {
      if (run.isPending()) {
        next = Math.min(next, windowEnd(run.first()));
      }
    }
    return next;
  }

  final long windowEnd(Start start) {
    return start.at() + window;
  }

  final Run begin(long at, Marks marks) {
    return Run.of(steps, new Start(at, marks.by()), marks.hold());
  }
}
