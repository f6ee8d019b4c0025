package io.journeyline.map.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DailySharesTest {
  private static final double HOWEVER_UNSURE = Double.MAX_VALUE;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

  private static SortedMap<LocalDate, Share> days(Random random, int count) {
    SortedMap<LocalDate, Share> days = new TreeMap<>();
    int risesAt = random.nextInt(count);
    for (int day = 0; day < count; day++) {
      long n = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(30);
      double rate = day >= risesAt ? 0.5 : 0.3;
      long hits = Math.min(n, Math.round(n * rate * 2 * random.nextDouble()));
      if (random.nextInt(10) > 0) {
        days.put(FIRST.plusDays(day), new Share(hits, n));
      }
    }
    return days;
  }

  @Test
  void shouldBeTheSameInWhateverOrderDaysCame() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      SortedMap<LocalDate, Share> days = days(random, 40);
      List<Map.Entry<LocalDate, Share>> shuffled = new ArrayList<>(days.entrySet());
      java.util.Collections.shuffle(shuffled, random);
      DailyShares grown = DailyShares.of(days(new Random(seed + 1_000), 40));
      for (int day = 0; day < 40; day++) {
        grown = grown.with(epochDay(FIRST.plusDays(day)), null);
      }
      for (Map.Entry<LocalDate, Share> day : shuffled) {
        grown = grown.with(epochDay(day.getKey()), new Share(0, 1));
        grown = grown.with(epochDay(day.getKey()), day.getValue());
      }
      LocalDate from = FIRST.plusDays(random.nextInt(40));
      LocalDate to = FIRST.plusDays(random.nextInt(45));
      Share expected =
          days.entrySet().stream()
              .filter(day -> !day.getKey().isBefore(from) && !day.getKey().isAfter(to))
              .map(Map.Entry::getValue)
              .reduce(new Share(0, 0), Share::plus);
      assertThat(grown.within(from, to).total()).isEqualTo(expected);
      assertThat(grown.within(null, null).size()).isEqualTo(days.size());
    }
  }

  private static int epochDay(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  @Test
  void shouldFindTheRiseThatALookAtEveryRunFinds() {
    int found = 0;
    for (int seed = 0; seed < 90; seed++) {
      SortedMap<LocalDate, Share> days = days(new Random(seed), 10 + seed);
      DailyShares.Span all = DailyShares.of(days).within(null, null);
      Optional<Rise> likeliest = new RiseSearch(all).surest(HOWEVER_UNSURE);
      assertThat(likeliest.map(it -> List.of(it.since(), String.valueOf(it.until()))))
          .as("seed %d", seed)
          .isEqualTo(best(List.copyOf(days.entrySet())));
      assertThat(all.rise()).isEqualTo(likeliest.filter(it -> it.surprise() < Rise.SURE));
      found += all.rise().isPresent() ? 1 : 0;
    }
    assertThat(found).isBetween(5, 85);
  }

  /** The run with the greatest gain, by the definition of it. */
  private static Optional<List<Object>> best(List<Map.Entry<LocalDate, Share>> days) {
    Optional<List<Object>> best = Optional.empty();
    double most = 0;
    for (int from = 7; from <= days.size() - 3; from++) {
      for (int to = from + 3; to <= days.size(); to++) {
        Share inside = sum(days.subList(from, to));
        Share before = sum(days.subList(0, from));
        Share outside = before.plus(sum(days.subList(to, days.size())));
        boolean isCandidate =
            days.size() - (to - from) >= 7
                && inside.surpriseAbove(before) < 1e-3
                && outside.n() > 0
                && inside.rate() > outside.rate();
        double gain = isCandidate ? gain(inside, outside) : 0;
        if (gain > most) {
          most = gain;
          best =
              Optional.of(
                  List.of(
                      days.get(from).getKey(),
                      to == days.size() ? "null" : days.get(to).getKey().toString()));
        }
      }
    }
    return best;
  }

  private static Share sum(List<Map.Entry<LocalDate, Share>> days) {
    return days.stream().map(Map.Entry::getValue).reduce(new Share(0, 0), Share::plus);
  }

  private static double gain(Share inside, Share outside) {
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
