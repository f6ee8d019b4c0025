package io.journeyline.map.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RiseTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final int DAYS = 50;

  /** Days with a share of 20 %, and of {@code rate} from day {@code from} to {@code to}. */
  private static SortedMap<LocalDate, Share> days(long seed, double rate, int from, int to) {
    Random random = new Random(seed);
    SortedMap<LocalDate, Share> days = new TreeMap<>();
    for (int day = 0; day < DAYS; day++) {
      long n = 20L + random.nextInt(20);
      double chance = day >= from && day < to ? rate : 0.2;
      long hits = 0;
      for (int i = 0; i < n; i++) {
        hits += random.nextDouble() < chance ? 1 : 0;
      }
      days.put(FIRST.plusDays(day), new Share(hits, n));
    }
    return days;
  }

  private static Optional<Rise> rise(SortedMap<LocalDate, Share> days) {
    return DailyShares.of(days).within(null, null).rise();
  }

  @Test
  void shouldFindTheDayOnWhichAShareRose() {
    Rise rise = rise(days(1, 0.8, 20, DAYS)).orElseThrow();

    assertThat(rise.since()).isEqualTo(FIRST.plusDays(20));
    assertThat(rise.until()).isNull();
    assertThat(rise.surprise()).isLessThan(1e-10);
  }

  @Test
  void shouldFindTheDayOnWhichItWasOver() {
    Rise rise = rise(days(2, 0.8, 20, 34)).orElseThrow();

    assertThat(rise.since()).isEqualTo(FIRST.plusDays(20));
    assertThat(rise.until()).isEqualTo(FIRST.plusDays(34));
  }

  @Test
  void shouldNotBeSureOfARiseWhereThereIsNone() {
    int likely = 0;
    for (int seed = 0; seed < 200; seed++) {
      DailyShares.Span days = DailyShares.of(days(seed, 0.2, 0, 0)).within(null, null);
      likely += new RiseSearch(days).surest(0.05).isPresent() ? 1 : 0;
      assertThat(days.rise()).isEmpty();
    }

    assertThat(likely).isLessThan(10);
  }

  @Test
  void shouldSeeWhatWasNotThereBefore() {
    SortedMap<LocalDate, Long> hits = new TreeMap<>();
    SortedMap<LocalDate, Long> cases = new TreeMap<>();
    for (int day = 0; day < DAYS; day++) {
      cases.put(FIRST.plusDays(day), 30L);
      if (day >= 18 && day < 32) {
        hits.put(FIRST.plusDays(day), 4L);
      }
    }
    Rise rise = Rise.emergence(hits, cases).orElseThrow();

    assertThat(rise.since()).isEqualTo(FIRST.plusDays(18));
    assertThat(rise.until()).isEqualTo(FIRST.plusDays(32));
    assertThat(rise.surprise()).isLessThan(1e-6);
  }

  @Test
  void shouldKnowNoBeginOfWhatWasThereFromTheFirstDay() {
    SortedMap<LocalDate, Long> every = new TreeMap<>();
    for (int day = 0; day < DAYS; day++) {
      every.put(FIRST.plusDays(day), 3L);
    }

    assertThat(Rise.emergence(every, every)).isEmpty();
    assertThat(Rise.emergence(new TreeMap<>(), every)).isEmpty();
  }
}
