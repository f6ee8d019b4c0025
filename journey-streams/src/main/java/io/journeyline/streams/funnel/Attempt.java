package io.journeyline.streams.funnel;

/** A start and how far it came: what a funnel counts. */
final class Attempt {
  private final Start start;
  private final int level;
  private final long[] times;
  private final boolean decided;

  /**
   * @param level how many steps were reached, counting those left out
   * @param times as in {@link Run}; must not be changed afterwards
   * @param decided whether it has dropped, unless converted
   */
  Attempt(Start start, int level, long[] times, boolean decided) {
    this.start = start;
    this.level = level;
    this.times = times;
    this.decided = decided;
  }

  Start start() {
    return start;
  }

  int level() {
    return level;
  }

  boolean isConverted() {
    return level == times.length;
  }

  boolean isDropped() {
    return decided && !isConverted();
  }

  boolean hasTime(int step) {
    return step == 0 || times[step] != Run.NONE;
  }

  long time(int step) {
    return step == 0 ? start.at() : times[step];
  }

  /** From the nearest earlier step that was reached no later than {@code step}. */
  long stepTime(int step) {
    int before = step - 1;
    while (!hasTime(before) || time(before) > time(step)) {
      before--;
    }
    return time(step) - time(before);
  }
}
