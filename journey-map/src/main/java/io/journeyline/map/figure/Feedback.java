package io.journeyline.map.figure;

import io.journeyline.map.statistics.Interval;
import io.journeyline.map.statistics.Mean;
import io.journeyline.map.statistics.Share;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers answered when asked, by the standard definitions.
 *
 * @param nps promoters less detractors, in points from -100 to 100; null: nobody was asked
 * @param csat share of the satisfied, 4 or 5 of 5; null: nobody was asked
 * @param ces share of those who found it easy, 5 or more of 7; null: nobody was asked
 */
public record Feedback(@Nullable Measure nps, @Nullable Measure csat, @Nullable Measure ces) {
  private static final double POINTS = 100;

  /**
   * @param answers the published counts
   */
  public static Feedback of(Map<String, Long> answers) {
    return new Feedback(
        nps(answers), share(answers, "csat", "satisfied"), share(answers, "ces", "easy"));
  }

  private static @Nullable Measure share(Map<String, Long> answers, String metric, String good) {
    long n = answers.getOrDefault(metric + ".answers", 0L);
    long hits = answers.getOrDefault(metric + "." + good, 0L);
    return n == 0 ? null : Measure.of(new Share(Math.min(hits, n), n));
  }

  public Optional<Measure> npsMeasure() {
    return Optional.ofNullable(nps);
  }

  private static @Nullable Measure nps(Map<String, Long> answers) {
    long promoters = answers.getOrDefault("nps.promoters", 0L);
    long detractors = answers.getOrDefault("nps.detractors", 0L);
    long passives = answers.getOrDefault("nps.passives", 0L);
    long n = promoters + detractors + passives;
    if (n == 0) {
      return null;
    }
    Mean mean = new Mean(n, promoters - detractors, promoters + detractors);
    Interval interval = mean.interval();
    return Measure.of(
        POINTS * mean.value(),
        new Interval(
            Math.max(-POINTS, POINTS * interval.low()), Math.min(POINTS, POINTS * interval.high())),
        n);
  }
}
