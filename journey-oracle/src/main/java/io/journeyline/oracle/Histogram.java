package io.journeyline.oracle;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** §4: how many of some durations fall into each bucket, sorted by bucket. */
final class Histogram {
  private Histogram() {}

  static List<HistogramBucket> of(LongStream durations) {
    Map<Long, Long> counts = new TreeMap<>();
    durations.forEach(
        duration ->
            counts.merge(DurationBuckets.from(DurationBuckets.index(duration)), 1L, Long::sum));
    List<HistogramBucket> buckets = new ArrayList<>();
    counts.forEach((from, count) -> buckets.add(new HistogramBucket(from, count)));
    return buckets;
  }
}
