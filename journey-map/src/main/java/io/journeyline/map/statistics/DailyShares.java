package io.journeyline.map.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A share on each of some days. It does not change; what was found in it once is kept beside it.
 */
public final class DailyShares {
  /** No days. */
  public static final DailyShares NONE = new DailyShares(new int[0], new long[1], new long[1]);

  private static final int MOST_KEPT = 16;

  private final int[] days;

  /** Sums of the days before each place; one longer than the days. */
  private final long[] hits;

  private final long[] cases;
  private final Map<Span, Optional<Rise>> rises = new ConcurrentHashMap<>();

  private DailyShares(int[] days, long[] hits, long[] cases) {
    this.days = days;
    this.hits = hits;
    this.cases = cases;
  }

  /** Those of some days. */
  public static DailyShares of(SortedMap<LocalDate, Share> shares) {
    Builder builder = new Builder();
    shares.forEach((day, share) -> builder.add(Math.toIntExact(day.toEpochDay()), share));
    return builder.build();
  }

  /** Takes days in their order. */
  public static final class Builder {
    private int[] days = new int[32];
    private long[] hits = new long[33];
    private long[] cases = new long[33];
    private int size;

    /**
     * @param day since 1970-01-01, later than all before
     */
    public Builder add(int day, Share share) {
      if (size > 0 && days[size - 1] >= day) {
        throw new IllegalArgumentException("days must be in their order");
      }
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        hits = Arrays.copyOf(hits, 2 * size + 1);
        cases = Arrays.copyOf(cases, 2 * size + 1);
      }
      days[size] = day;
      hits[size + 1] = hits[size] + share.hits();
      cases[size + 1] = cases[size] + share.n();
      size++;
      return this;
    }

    public DailyShares build() {
      return size == 0
          ? NONE
          : new DailyShares(
              Arrays.copyOf(days, size),
              Arrays.copyOf(hits, size + 1),
              Arrays.copyOf(cases, size + 1));
    }
  }

  /**
   * The same with another share on one day.
   *
   * @param day since 1970-01-01
   * @param share null: nothing is known of that day
   */
  public DailyShares with(int day, @Nullable Share share) {
    Builder builder = new Builder();
    boolean isIn = share == null;
    for (int i = 0; i < days.length; i++) {
      if (share != null && !isIn && days[i] >= day) {
        builder.add(day, share);
        isIn = true;
      }
      if (days[i] != day) {
        builder.add(days[i], share(i, i + 1));
      }
    }
    if (share != null && !isIn) {
      builder.add(day, share);
    }
    return builder.build();
  }

  private Share share(int from, int to) {
    return new Share(hits[to] - hits[from], cases[to] - cases[from]);
  }

  /** The place of the first day that is not before this one. */
  private int place(LocalDate day) {
    int place = Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
    return place < 0 ? -place - 1 : place;
  }

  /**
   * The days from one to another, both included.
   *
   * @param from null: from the first one
   * @param to null: to the last one
   */
  public Span within(@Nullable LocalDate from, @Nullable LocalDate to) {
    int begin = from == null ? 0 : place(from);
    int end = to == null ? days.length : place(to.plusDays(1));
    return new Span(this, begin, Math.max(begin, end));
  }

  /** Some of the days, one after the other. */
  public record Span(DailyShares of, int begin, int end) {

    public int size() {
      return end - begin;
    }

    LocalDate day(int place) {
      return LocalDate.ofEpochDay(of.days[begin + place]);
    }

    /** The share of the days from one place to before another. */
    Share share(int from, int to) {
      return of.share(begin + from, begin + to);
    }

    long hits(int from, int to) {
      return of.hits[begin + to] - of.hits[begin + from];
    }

    long cases(int from, int to) {
      return of.cases[begin + to] - of.cases[begin + from];
    }

    /** The share of all days together. */
    public Share total() {
      return share(0, size());
    }

    /**
     * The share of the days from one on, up to before another.
     *
     * @param since null: from the first one
     * @param until null: to the last one
     */
    public Share total(@Nullable LocalDate since, @Nullable LocalDate until) {
      int from = since == null ? begin : Math.clamp(of.place(since), begin, end);
      int to = until == null ? end : Math.clamp(of.place(until), from, end);
      return of.share(from, to);
    }

    /** The first day with cases. */
    public Optional<LocalDate> first() {
      for (int i = 0; i < size(); i++) {
        if (cases(i, i + 1) > 0) {
          return Optional.of(day(i));
        }
      }
      return Optional.empty();
    }

    /** The last day, with cases or without. */
    public Optional<LocalDate> last() {
      return size() == 0 ? Optional.empty() : Optional.of(day(size() - 1));
    }

    /** Adds the cases of each day. */
    public void addCases(SortedMap<LocalDate, Long> sums) {
      for (int i = 0; i < size(); i++) {
        sums.merge(day(i), cases(i, i + 1), Long::sum);
      }
    }

    /** Since when, and until when, it was surely higher than on the other days. */
    public Optional<Rise> rise() {
      Map<Span, Optional<Rise>> kept = of.rises;
      if (kept.size() >= MOST_KEPT && !kept.containsKey(this)) {
        kept.clear();
      }
      return kept.computeIfAbsent(this, Rise::find);
    }
  }
}
