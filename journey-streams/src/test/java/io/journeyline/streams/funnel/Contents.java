package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a funnel's cell holds. */
record Contents(
    long entered,
    long pending,
    long converted,
    List<Long> reached,
    List<Long> droppedAt,
    List<HistogramBucket> timeToConvert,
    List<List<HistogramBucket>> stepTimes) {

  private static final Comparator<List<String>> BY_TEXT = Comparator.comparing(Object::toString);

  /** The cells that differences add up to. */
  static Map<List<String>, Contents> of(Differences sum, List<Funnel> funnels) {
    Map<List<String>, Contents> cells = new TreeMap<>(BY_TEXT);
    Differences published = new Differences();
    sum.forEachPublished((cell, measures) -> published.at(cell).addAll(measures));
    published.forEach(
        (cell, measures) -> {
          if (cell.aggregate() != Aggregate.FUNNELS || measures.count(Measure.CUSTOMERS) != 0) {
            throw new AssertionError("not a funnel's: " + cell + measures);
          }
          Funnel funnel = funnels.get(Integer.parseInt(cell.dimension(1).substring(1)));
          cells.put(cell.dimensions(), of(measures, funnel.steps().size()));
        });
    return cells;
  }

  private static Contents of(Measures measures, int steps) {
    return new Contents(
        FunnelMeasures.entered(measures),
        FunnelMeasures.pending(measures),
        FunnelMeasures.converted(measures),
        FunnelMeasures.reached(measures, steps),
        FunnelMeasures.droppedAt(measures, steps),
        FunnelMeasures.timeToConvert(measures),
        IntStream.range(1, steps).mapToObj(k -> FunnelMeasures.stepTime(measures, k)).toList());
  }

  /** The cells by definition. */
  static Map<List<String>, Contents> of(List<Funnel> funnels, List<Visit> visits, long asOf) {
    Map<List<String>, Contents> cells = new TreeMap<>(BY_TEXT);
    for (int i = 0; i < funnels.size(); i++) {
      Funnel funnel = funnels.get(i);
      Enumeration enumeration = new Enumeration(i, funnel, visits);
      Map<List<String>, List<Enumeration.Found>> attempts = new TreeMap<>(BY_TEXT);
      for (Enumeration.Found found : enumeration.attempts()) {
        Stream.of(day(found.start()), Cell.ALL_DAYS)
            .map(day -> List.of(Cell.ALL_CUSTOMERS, funnel.id(), found.by(), day))
            .forEach(key -> attempts.computeIfAbsent(key, k -> new ArrayList<>()).add(found));
      }
      attempts.forEach((key, found) -> cells.put(key, of(found, enumeration, funnel, asOf)));
    }
    return cells;
  }

  static String day(long at) {
    return "day " + at / 10;
  }

  private static Contents of(
      List<Enumeration.Found> attempts, Enumeration enumeration, Funnel funnel, long asOf) {
    int steps = funnel.steps().size();
    long[] reached = new long[steps];
    long[] dropped = new long[steps];
    long converted = 0;
    long pending = 0;
    List<Long> conversions = new ArrayList<>();
    List<List<Long>> gaps = new ArrayList<>();
    IntStream.range(1, steps).forEach(k -> gaps.add(new ArrayList<>()));
    for (Enumeration.Found attempt : attempts) {
      IntStream.range(0, attempt.level()).forEach(k -> reached[k]++);
      if (attempt.level() == steps) {
        converted++;
        conversions.add(attempt.times().get(steps - 1) - attempt.start());
      } else if (enumeration.windowEnd(attempt.start()) >= asOf) {
        pending++;
      } else {
        dropped[attempt.level() - 1]++;
      }
      for (int k = 1; k < steps; k++) {
        Long time = attempt.times().get(k);
        for (int j = k - 1; time != null && j >= 0; j--) {
          Long earlier = attempt.times().get(j);
          if (earlier != null && earlier <= time) {
            gaps.get(k - 1).add(time - earlier);
            break;
          }
        }
      }
    }
    return new Contents(
        attempts.size(),
        pending,
        converted,
        listOf(reached),
        listOf(dropped),
        histogram(conversions),
        gaps.stream().map(Contents::histogram).toList());
  }

  private static List<Long> listOf(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<HistogramBucket> histogram(List<Long> durations) {
    Map<Long, Long> counts = new TreeMap<>();
    for (long duration : durations) {
      counts.merge(DurationBuckets.from(DurationBuckets.index(duration)), 1L, Long::sum);
    }
    return counts.entrySet().stream()
        .map(bucket -> new HistogramBucket(bucket.getKey(), bucket.getValue()))
        .toList();
  }
}
