package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps in their order, with gaps between them or, if strict, without.
 *
 * <p>Of all chains that end at a step only the one that ended last is kept, because whatever goes
 * on from another goes on from it: gaps are shortest from it, and an exclusion breaks all chains
 * between its two steps at once.
 */
final class Sequence implements Progress {
  private static final long ANY_GAP = Long.MAX_VALUE;

  private final boolean strict;

  /** The longest gap before each step. */
  private final long[] within;

  /** From each step to the steps that may come next. */
  private final List<List<Integer>> next = new ArrayList<>();

  /** To each step from the steps that may come before. */
  private final List<List<Integer>> previous = new ArrayList<>();

  /** By exclusion: the steps at which it breaks chains that end there. */
  private final long[] breaks;

  /** By exclusion: the steps at which a touchpoint that is the exclusion ends a chain for good. */
  private final long[] breaksAfterItself;

  /** Whether it matters when a chain ended at a step: a gap may follow that must not be long. */
  private final boolean[] timed;

  Sequence(Funnel funnel) {
    strict = funnel.order() == Funnel.Order.STRICT;
    List<Step> steps = funnel.steps();
    int size = steps.size();
    within = new long[size];
    timed = new boolean[size];
    for (int k = 0; k < size; k++) {
      var gap = steps.get(k).within();
      within[k] = gap == null ? ANY_GAP : gap.toMillis();
      next.add(new ArrayList<>());
      previous.add(new ArrayList<>());
    }
    for (int k = 1; k < size; k++) {
      int before = k;
      do {
        before--;
        previous.get(k).add(before);
        next.get(before).add(k);
        timed[before] |= within[k] != ANY_GAP;
      } while (steps.get(before).optional());
    }
    List<Exclusion> exclude = funnel.exclude();
    breaks = exclude.stream().mapToLong(x -> bits(x.from(), x.to())).toArray();
    breaksAfterItself = exclude.stream().mapToLong(x -> bits(x.from() + 1, x.to())).toArray();
  }

  /** Bits {@code from} to {@code to} - 1. */
  private static long bits(int from, int to) {
    long bits = 0;
    for (int k = from; k < to; k++) {
      bits |= 1L << k;
    }
    return bits;
  }

  @Override
  public boolean advance(Run run, long at, boolean mapped, Marks marks) {
    // Worked out before anything changes: a touchpoint is one step of a chain at most.
    long reached = reached(run, at, marks);
    long broken = strict && mapped ? ~0L : either(breaks, marks.exclusions());
    long brokenAfter = either(breaksAfterItself, marks.exclusions());
    boolean isNew = false;
    for (int k = 0; k < run.times.length; k++) {
      if (has(broken, k)) {
        run.live[k] = Run.NONE;
      }
      if (has(reached, k)) {
        if (run.times[k] == Run.NONE) {
          run.times[k] = at;
          isNew = true;
        }
        // Where no gap matters, the first end of a chain does as well, and takes less space.
        run.live[k] = has(brokenAfter, k) ? Run.NONE : timed[k] ? at : run.times[k];
      }
    }
    return isNew;
  }

  private long reached(Run run, long at, Marks marks) {
    long reached = 0;
    if (marks.laterSteps() != 0 && run.hold.equals(marks.hold())) {
      for (long rest = marks.laterSteps(); rest != 0; rest &= rest - 1) {
        int step = Long.numberOfTrailingZeros(rest);
        for (int before : previous.get(step)) {
          if (isInTime(run, before, step, at)) {
            reached |= 1L << step;
          }
        }
      }
    }
    return reached;
  }

  private boolean isInTime(Run run, int before, int step, long at) {
    return run.live[before] != Run.NONE && at - run.live[before] <= within[step];
  }

  private static long either(long[] byExclusion, long exclusions) {
    long bits = 0;
    for (long rest = exclusions; rest != 0; rest &= rest - 1) {
      bits |= byExclusion[Long.numberOfTrailingZeros(rest)];
    }
    return bits;
  }

  private static boolean has(long bits, int step) {
    return (bits >>> step & 1) != 0;
  }

  @Override
  public void forget(Run run, long at) {
    int missing = run.times.length - 1;
    while (missing > 0 && run.times[missing] != Run.NONE) {
      missing--;
    }
    // From here on every step has its time, which stands: only earlier chains bring a new one.
    for (int k = 0; k < run.live.length; k++) {
      if (k >= missing || !canGoOn(run, k, at)) {
        run.live[k] = Run.NONE;
      }
    }
    if (!run.isOpen()) {
      run.close();
    }
  }

  private boolean canGoOn(Run run, int step, long at) {
    for (int after : next.get(step)) {
      if (isInTime(run, step, after, at)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean startsAreAlike() {
    return !timed[0];
  }
}
