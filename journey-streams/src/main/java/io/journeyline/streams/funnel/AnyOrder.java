package io.journeyline.streams.funnel;

import java.util.Arrays;

/**
 * Steps in any order after the first, each filled by another touchpoint: as many as the greatest
 * matching of touchpoints to steps has.
 */
final class AnyOrder implements Progress {
  private static final int NOBODY = -1;

  /**
   * A touchpoint that makes the matching no greater is not kept: sets of touchpoints that can be
   * matched are the independent sets of a matroid, so it would not make it greater later either.
   */
  @Override
  public boolean advance(Run run, long at, boolean mapped, Marks marks) {
    if (marks.laterSteps() == 0 || !run.hold.equals(marks.hold())) {
      return false;
    }
    int filled = run.fillers.length;
    long[] more = Arrays.copyOf(run.fillers, filled + 1);
    more[filled] = marks.laterSteps();
    if (!canAllFill(more)) {
      return false;
    }
    run.fillers = more;
    run.times[filled + 1] = at;
    return true;
  }

  @Override
  public void forget(Run run, long at) {
    if (run.isConverted()) {
      run.close();
    }
  }

  @Override
  public boolean startsAreAlike() {
    return true;
  }

  /** Whether each can have a step of its own. */
  private static boolean canAllFill(long[] fillers) {
    int[] fillerOf = new int[Long.SIZE];
    Arrays.fill(fillerOf, NOBODY);
    for (int filler = 0; filler < fillers.length; filler++) {
      if (!place(filler, fillers, fillerOf, new boolean[Long.SIZE])) {
        return false;
      }
    }
    return true;
  }

  /** Gives a filler a step, making others move on to other steps where need be. */
  private static boolean place(int filler, long[] fillers, int[] fillerOf, boolean[] tried) {
    for (long rest = fillers[filler]; rest != 0; rest &= rest - 1) {
      int step = Long.numberOfTrailingZeros(rest);
      if (!tried[step]) {
        tried[step] = true;
        if (fillerOf[step] == NOBODY || place(fillerOf[step], fillers, fillerOf, tried)) {
          fillerOf[step] = filler;
          return true;
        }
      }
    }
    return false;
  }
}
