package io.journeyline.streams.funnel;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the chains from a start have come; starts between which nothing happened share it. It is
 * open while a later touchpoint may bring it further, else closed.
 */
final class Run {
  /** The time of what did not happen. */
  static final long NONE = Long.MIN_VALUE;

  /** In order. Several of them only in an open run of a funnel that counts the best. */
  final Deque<Start> starts = new ArrayDeque<>();

  /** Values that the chains' touchpoints have in common. */
  List<@Nullable String> hold;

  /**
   * When each step was first reached. That of the first step is each start's own and not here. With
   * {@code order: any}, when that many steps were first filled after the start.
   */
  final long[] times;

  /**
   * When a chain that can go on last ended at each step. That of the first step is the last start's
   * time; it is all there is with {@code order: any}.
   */
  final long[] live;

  /** With {@code order: any}: which steps each of the touchpoints that fill steps matches. */
  long[] fillers = new long[0];

  /** Whether the first start's attempt has dropped, unless it converted. */
  boolean decided;

  private Run(int steps, List<@Nullable String> hold) {
    this.hold = hold;
    times = new long[steps];
    live = new long[steps];
    Arrays.fill(times, NONE);
    Arrays.fill(live, NONE);
  }

  static Run of(int steps, Start start, List<@Nullable String> hold) {
    Run run = new Run(steps, hold);
    run.add(start);
    return run;
  }

  /** Adds a start to a run in which nothing has happened after the last one. */
  void add(Start start) {
    starts.addLast(start);
    live[0] = start.at();
  }

  Start first() {
    return starts.getFirst();
  }

  /** How many steps were reached, counting those left out. */
  int level() {
    int level = times.length;
    while (level > 1 && times[level - 1] == NONE) {
      level--;
    }
    return level;
  }

  boolean isConverted() {
    return times[times.length - 1] != NONE;
  }

  boolean isPending() {
    return !decided && !isConverted();
  }

  boolean isOpen() {
    for (long last : live) {
      if (last != NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing has happened since the last start. */
  boolean isFresh() {
    return live[0] != NONE && level() == 1;
  }

  void close() {
    Arrays.fill(live, NONE);
    hold = List.of();
    fillers = new long[0];
  }

  /** The first start's attempt as it is now. */
  Attempt attempt() {
    return new Attempt(first(), level(), times.clone(), decided);
  }

  /** A closed run of the first start alone, which is taken away from here. */
  Run split() {
    Run alone = new Run(times.length, List.of());
    alone.starts.add(starts.removeFirst());
    System.arraycopy(times, 0, alone.times, 0, times.length);
    alone.decided = decided;
    decided = false;
    return alone;
  }

  /** Forgets all starts but the first. */
  void keepFirst() {
    while (starts.size() > 1) {
      starts.removeLast();
    }
  }

  void write(ByteWriter out) {
    boolean open = isOpen();
    out.unsigned((decided ? 1 : 0) + (open ? 2 : 0)).unsigned(starts.size());
    long last = 0;
    for (Start start : starts) {
      out.signed(start.at() - last).text(start.by());
      last = start.at();
    }
    int level = level();
    out.unsigned(level);
    for (int k = 1; k < level; k++) {
      out.unsigned(times[k] == NONE ? 0 : times[k] - last + 1);
    }
    if (open) {
      writeOpen(level, out);
    }
  }

  private void writeOpen(int level, ByteWriter out) {
    Marks.writeTexts(hold, out);
    out.flag(live[0] != NONE);
    for (int k = 1; k < level; k++) {
      if (times[k] != NONE) {
        out.unsigned(live[k] == NONE ? 0 : live[k] - times[k] + 1);
      }
    }
    out.unsigned(fillers.length);
    for (long filler : fillers) {
      out.unsigned(filler);
    }
  }

  static Run read(int steps, ByteReader in) {
    Run run = new Run(steps, List.of());
    long flags = in.unsigned();
    run.decided = (flags & 1) != 0;
    long starts = in.unsigned();
    long last = 0;
    for (long i = 0; i < starts; i++) {
      last += in.signed();
      run.starts.addLast(new Start(last, in.text()));
    }
    int level = (int) in.unsigned();
    for (int k = 1; k < level; k++) {
      long time = in.unsigned();
      run.times[k] = time == 0 ? NONE : last + time - 1;
    }
    if ((flags & 2) != 0) {
      run.readOpen(level, in);
    }
    return run;
  }

  private void readOpen(int level, ByteReader in) {
    hold = Marks.readTexts(in);
    live[0] = in.flag() ? starts.getLast().at() : NONE;
    for (int k = 1; k < level; k++) {
      if (times[k] != NONE) {
        long last = in.unsigned();
        live[k] = last == 0 ? NONE : times[k] + last - 1;
      }
    }
    fillers = new long[(int) in.unsigned()];
    for (int i = 0; i < fillers.length; i++) {
      fillers[i] = in.unsigned();
    }
  }
}
