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
  /** A rise less sure is told as if the rate had always been so; a map has hundreds of cards. */
  static final double SURE = 1e-4;

  private static final double SURELY_OVER = 1e-3;

  /**
   * The run whose share is most surprisingly higher than that of the other days, where that is
   * sure; it has a week before it, in which the share was lower too, for else it might be older.
   */
  static Optional<Rise> find(DailyShares.Span days) {
    return new RiseSearch(days).surest(SURE);
  }

  /**
   * What was not there on the first days and surely is there since: so many hits in none of the
   * many cases before.
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
    if (before == 0 || since == 0 || cases.headMap(first.get()).size() < RiseSearch.LEAST_DAYS) {
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
                surprise))
        .filter(rise -> rise.surprise() < SURE);
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
}
