package io.journeyline.map.statistics;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A run of days on which a share was higher than on all others.
 *
 * @param since the first of them
 * @param until the first day after them; null: it goes on
 * @param inside the share on these days
 * @param outside the share on the others
 * @param surprise p-value, corrected for the number of runs that were looked at
 */
public record Rise(
    LocalDate since, @Nullable LocalDate until, Share inside, Share outside, double surprise) {
  /** A shorter run is too easily chance. */
  private static final int LEAST_DAYS = 3;

  /** A whole period has nothing to be compared with. */
  private static final int LEAST_OTHER_DAYS = 7;

  private static final double SURELY_OVER = 1e-3;
  private static final double SURELY_RISEN = 1e-3;

  /**
   * The run whose share is most surprisingly higher than that of the other days; it has a week
   * before it, in which the share was lower too, for else it might be older.
   */
  static Optional<Rise> find(DailyShares.Span days) {
    return new Scan(days).best();
  }

  /**
   * What was not there on the first days and is there since: so many hits in none of the many cases
   * before.
   *
   * @param hits cases by day in which it happened
   * @param cases all cases by day
   */
  public static Optional<Rise> emergence(
      SortedMap<LocalDate, Long> hits, SortedMap<LocalDate, Long> cases) {
    Optional<LocalDate> first =
        hits.entrySet().stream()
            .filter(day -> day.getValue() > 0)
            .map(Map.Entry::getKey)
            .findFirst();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    long before = sum(cases.headMap(first.get()));
    long since = sum(cases.tailMap(first.get()));
    long found = sum(hits);
    if (before == 0 || since == 0 || cases.headMap(first.get()).size() < LEAST_DAYS) {
      return Optional.empty();
    }
    LocalDate end = end(hits, cases, first.get());
    double all = (double) before + since;
    long during = end == null ? since : sum(cases.subMap(first.get(), end));
    // All of them within one run of days; every begin, or every run, might have been it.
    double runs = end == null ? cases.size() : cases.size() * (cases.size() + 1) / 2.0;
    double surprise = runs * Math.pow(during / all, (double) found);
    return Optional.of(
        new Rise(
            first.get(),
            end,
            new Share(Math.min(found, during), during),
            new Share(0, before + since - during),
            Math.min(1, surprise)));
  }

  /** The day after the last hit, if so many cases without one cannot be chance. */
  private static @Nullable LocalDate end(
      SortedMap<LocalDate, Long> hits, SortedMap<LocalDate, Long> cases, LocalDate first) {
    LocalDate last = first;
    for (Map.Entry<LocalDate, Long> day : hits.entrySet()) {
      last = day.getValue() > 0 ? day.getKey() : last;
    }
    LocalDate next = last.plusDays(1);
    long during = sum(cases.subMap(first, next));
    double rate = during == 0 ? 0 : Math.min(1, (double) sum(hits) / during);
    return Math.pow(1 - rate, (double) sum(cases.tailMap(next))) < SURELY_OVER ? next : null;
  }

  private static long sum(SortedMap<LocalDate, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Looks at all runs of days. */
  private static final class Scan {
    private final DailyShares.Span days;
    private final Share all;

    Scan(DailyShares.Span days) {
      this.days = days;
      all = days.total();
    }

    Optional<Rise> best() {
      int size = days.size();
      int runs = 0;
      int bestFrom = -1;
      int bestTo = -1;
      double best = 0;
      for (int from = LEAST_OTHER_DAYS; from <= size - LEAST_DAYS; from++) {
        int last = Math.min(size, from + size - LEAST_OTHER_DAYS);
        for (int to = from + LEAST_DAYS; to <= last; to++) {
          runs++;
          if (mostGain(from, to) > best) {
            double gain = gain(inside(from, to), outside(from, to));
            if (gain > best && isAboveBefore(from, to)) {
              best = gain;
              bestFrom = from;
              bestTo = to;
            }
          }
        }
      }
      if (bestFrom < 0) {
        return Optional.empty();
      }
      return Optional.of(
          new Rise(
              days.day(bestFrom),
              bestTo == size ? null : days.day(bestTo),
              inside(bestFrom, bestTo),
              outside(bestFrom, bestTo),
              Math.min(1, runs * Normal.above(Math.sqrt(best)))));
    }

    /**
     * No gain is greater; there are many runs, and few need a closer look. A log-likelihood ratio
     * is at most twice Pearson's statistic, for ln x is at most x - 1; a trifle is for rounding.
     */
    private double mostGain(int from, int to) {
      long n = days.cases(from, to);
      long others = all.n() - n;
      double rate = all.rate();
      double more = days.hits(from, to) - n * rate;
      if (n == 0 || others == 0 || more <= 0) {
        return 0;
      }
      return 2.000001 * more * more * all.n() / ((double) n * others * rate * (1 - rate));
    }

    /** What is lower only afterwards did not rise: it fell. */
    private boolean isAboveBefore(int from, int to) {
      return inside(from, to).surpriseAbove(inside(0, from)) < SURELY_RISEN;
    }

    private Share inside(int from, int to) {
      return days.share(from, to);
    }

    private Share outside(int from, int to) {
      return all.minus(inside(from, to));
    }

    /** Twice the gain in log-likelihood of two rates over one, where the inner one is higher. */
    private static double gain(Share inside, Share outside) {
      if (inside.n() == 0 || outside.n() == 0 || inside.rate() <= outside.rate()) {
        return 0;
      }
      return 2
          * (logLikelihood(inside) + logLikelihood(outside) - logLikelihood(inside.plus(outside)));
    }

    private static double logLikelihood(Share share) {
      return part(share.hits(), share.n()) + part(share.n() - share.hits(), share.n());
    }

    private static double part(long some, long all) {
      return some == 0 ? 0 : some * Math.log((double) some / all);
    }
  }
}
