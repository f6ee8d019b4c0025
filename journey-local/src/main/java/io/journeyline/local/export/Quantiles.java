package io.journeyline.local.export;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quantiles of duration histograms: the midpoint of the bucket at rank ⌈q·n⌉. */
final class Quantiles {
  private Quantiles() {}

  static @Nullable Long p50(List<HistogramBucket> histogram) {
    return percentile(histogram, 50);
  }

  static @Nullable Long p90(List<HistogramBucket> histogram) {
    return percentile(histogram, 90);
  }

  /** In ms; null of an empty histogram. */
  static @Nullable Long percentile(List<HistogramBucket> histogram, int percent) {
    long total = total(histogram);
    long rank = Math.ceilDiv(total * percent, 100L);
    long seen = 0;
    for (HistogramBucket bucket : sorted(histogram)) {
      seen += bucket.getCount();
      if (seen >= rank && seen > 0) {
        return DurationBuckets.midpoint(bucket.getFrom());
      }
    }
    return null;
  }

  static long total(List<HistogramBucket> histogram) {
    return histogram.stream().mapToLong(HistogramBucket::getCount).sum();
  }

  private static List<HistogramBucket> sorted(List<HistogramBucket> histogram) {
    return histogram.stream().sorted(Comparator.comparingLong(HistogramBucket::getFrom)).toList();
  }
}
