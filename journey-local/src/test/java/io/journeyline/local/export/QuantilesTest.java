package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void shouldBeNullOfAnEmptyHistogram() {
    assertThat(Quantiles.p50(List.of())).isNull();
  }

  @Test
  void shouldTakeTheBucketAtRankQTimesNRoundedUp() {
    List<HistogramBucket> three = histogram(1, 2, 3);
    List<HistogramBucket> four = histogram(1, 2, 3, 4);
    List<HistogramBucket> ten = histogram(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    List<HistogramBucket> eleven = histogram(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    assertThat(Quantiles.p50(three)).isEqualTo(2);
    assertThat(Quantiles.p50(four)).isEqualTo(2);
    assertThat(Quantiles.p90(ten)).isEqualTo(9);
    assertThat(Quantiles.p90(eleven)).isEqualTo(10);
  }

  @Test
  void shouldTakeTheMidpointOfAWideBucket() {
    assertThat(Quantiles.p50(histogram(256))).isEqualTo(258);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void shouldEqualTheBucketOfTheSortedValueAtThatRank(
      @ForAll @Size(min = 1, max = 40)
          List<@LongRange(min = 0, max = 100_000_000_000L) Long> values,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    List<Long> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(percent * values.size() / 100.0);
    long value = sorted.get(rank - 1);

    assertThat(Quantiles.percentile(histogram(longs(values)), percent))
        .isEqualTo(DurationBuckets.midpoint(DurationBuckets.from(DurationBuckets.index(value))));
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<HistogramBucket> histogram(long... values) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (long value : values) {
      counts.merge(DurationBuckets.from(DurationBuckets.index(value)), 1L, Long::sum);
    }
    return counts.entrySet().stream()
        .map(bucket -> new HistogramBucket(bucket.getKey(), bucket.getValue()))
        .toList();
  }
}
