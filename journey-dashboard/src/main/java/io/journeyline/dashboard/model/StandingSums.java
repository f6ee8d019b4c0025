package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.StoredKey;
import io.journeyline.dashboard.cells.StoredKey.Grain;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sums over periods that are asked for again and again, each kept up to date with every change of a
 * cell instead of being read anew. Readers see all changes that were written together, or none.
 */
final class StandingSums {
  private static final float LOAD = 0.75f;

  /** Periods that are kept of one aggregate and segment. */
  private static final int MOST_PERIODS = 16;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Group, Map<Object, Kept>> groups = new HashMap<>();

  /** Whose cells are summed. */
  private record Group(byte aggregate, int version, String map, String segment) {}

  /**
   * A cell's change.
   *
   * @param before its stored figures; null: it is new
   * @param now its stored figures; null: it is gone
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Change(
      Aggregate<?, ?> aggregate, CellKey cell, byte @Nullable [] before, byte @Nullable [] now) {}

  /** Something that is kept beside the cells, and what was made of it for readers. */
  private static final class Kept {
    private final Part part;
    private @Nullable Object made;

    Kept(Part part) {
      this.part = part;
    }
  }

  /** What changes with the cells of a group. */
  interface Part {
    /** Takes a change in; returns whether it was concerned. */
    boolean take(Change change);
  }

  /** Sums by dimensions over one period. */
  static final class Sums implements Part {
    private final Period period;
    private final int histograms;
    private final Map<List<String>, Figures> sums;

    /**
     * @param histograms how many of them are summed; they take the most memory
     */
    Sums(Period period, int histograms, Map<List<String>, Figures> sums) {
      this.period = period;
      this.histograms = histograms;
      this.sums = sums;
    }

    /** By dimensions; not to be changed. */
    Map<List<String>, Figures> sums() {
      return sums;
    }

    @Override
    public boolean take(Change change) {
      byte @Nullable [] before = change.before();
      byte @Nullable [] now = change.now();
      List<String> dimensions = change.cell().dimensions();
      switch (period) {
        case Period.AllDays _ -> {
          if (!change.cell().day().equals(CellKey.ALL_DAYS)) {
            return false;
          }
          if (now == null) {
            sums.remove(dimensions);
          } else {
            sums.put(dimensions, new Figures().add(now, 1, histograms));
          }
        }
        case Period.Days(LocalDate from, LocalDate to) -> {
          if (!isWithin(change.cell().day(), from, to)) {
            return false;
          }
          Figures figures = sums.computeIfAbsent(dimensions, _ -> new Figures());
          if (before != null) {
            figures.add(before, -1, histograms);
          }
          if (now != null) {
            figures.add(now, 1, histograms);
          }
        }
      }
      return true;
    }

    private static boolean isWithin(String day, LocalDate from, LocalDate to) {
      int period = StoredKey.period(Grain.DAY, day);
      return !day.equals(CellKey.ALL_DAYS)
          && period >= from.toEpochDay()
          && period <= to.toEpochDay();
    }
  }

  /**
   * What was made of a part, which is read where it is not kept yet.
   *
   * @param key of the part within its group
   * @param make makes what readers get; it must not change
   */
  @SuppressWarnings("unchecked") // What is kept under a key is always made by the same function.
  <P extends Part, T> T get(
      Aggregate<?, ?> aggregate,
      Selection selection,
      Object key,
      Supplier<P> read,
      Function<P, T> make) {
    Group group =
        new Group(aggregate.id(), selection.version(), selection.map(), selection.segment());
    lock.readLock().lock();
    try {
      Kept kept = kept(group, key);
      if (kept == null) {
        kept = keep(group, key, new Kept(read.get()));
      }
      synchronized (kept) {
        Object made = kept.made;
        if (made == null) {
          made = make.apply((P) kept.part);
          kept.made = made;
        }
        return (T) made;
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private @Nullable Kept kept(Group group, Object key) {
    synchronized (groups) {
      Map<Object, Kept> parts = groups.get(group);
      return parts == null ? null : parts.get(key);
    }
  }

  /** Of two that were read at once, the first stands. */
  private Kept keep(Group group, Object key, Kept read) {
    synchronized (groups) {
      Map<Object, Kept> parts =
          groups.computeIfAbsent(group, _ -> new LinkedHashMap<>(16, LOAD, true));
      Kept first = parts.putIfAbsent(key, read);
      if (parts.size() > MOST_PERIODS) {
        parts.remove(parts.keySet().iterator().next());
      }
      return first == null ? read : first;
    }
  }

  /** Writes changes and takes them in, as one step to readers. */
  void change(List<Change> changes, Runnable write) {
    lock.writeLock().lock();
    try {
      write.run();
      changes.forEach(this::take);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void take(Change change) {
    CellKey cell = change.cell();
    Map<Object, Kept> parts =
        groups.get(new Group(change.aggregate().id(), cell.version(), cell.map(), cell.segment()));
    if (parts != null) {
      for (Kept kept : parts.values()) {
        if (kept.part.take(change)) {
          kept.made = null;
        }
      }
    }
  }

  /** Forgets everything while the cells are cleared. */
  void clear(Runnable clear) {
    lock.writeLock().lock();
    try {
      groups.clear();
      clear.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
