package io.journeyline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** SEMANTICS.md §4: below 128 ms exact, else the 7 leading bits. */
class DurationBucketsTest {
  private static final int LAST = DurationBuckets.index(Long.MAX_VALUE);

  @Property(tries = 5_000)
  void shouldCutToSevenLeadingBits(@ForAll @LongRange(min = 0) long millis) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(millis);
    long cut = bits <= 7 ? millis : millis >>> (bits - 7) << (bits - 7);
    assertThat(DurationBuckets.from(DurationBuckets.index(millis))).isEqualTo(cut);
  }

  @Property(tries = 5_000)
  void shouldGrowWithTheValue(
      @ForAll @LongRange(min = 0) long a, @ForAll @LongRange(min = 0) long b) {
    assertThat(DurationBuckets.index(Math.min(a, b)))
        .isLessThanOrEqualTo(DurationBuckets.index(Math.max(a, b)));
  }

  @Property(tries = 5_000)
  void shouldHaveAMidpointInsideItsBucketAndNearItsValues(@ForAll @LongRange(min = 0) long millis) {
    int index = DurationBuckets.index(millis);
    long midpoint = DurationBuckets.midpoint(DurationBuckets.from(index));
    assertThat(DurationBuckets.index(midpoint)).isEqualTo(index);
    assertThat(Math.abs(midpoint - millis)).isLessThanOrEqualTo(millis / 128 + 1);
  }

  @Test
  void shouldNumberBucketsWithoutGaps() {
    long next = 0;
    for (int index = 0; index <= LAST; index++) {
      long from = DurationBuckets.from(index);
      assertThat(from).isEqualTo(next);
      assertThat(DurationBuckets.index(from)).isEqualTo(index);
      int shift = Math.max(0, 57 - Long.numberOfLeadingZeros(from));
      next = from + (1L << shift);
      assertThat(DurationBuckets.index(next - 1)).isEqualTo(index);
    }
    assertThat(next).as("one past the largest long").isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void shouldKeepSmallValuesExactly() {
    for (int millis = 0; millis < 128; millis++) {
      assertThat(DurationBuckets.index(millis)).isEqualTo(millis);
      assertThat(DurationBuckets.midpoint(millis)).isEqualTo(millis);
    }
    assertThat(DurationBuckets.index(128)).isEqualTo(128);
    assertThat(DurationBuckets.index(129)).isEqualTo(128);
    assertThat(DurationBuckets.index(130)).isEqualTo(129);
    assertThat(DurationBuckets.midpoint(128)).isEqualTo(129);
  }

  @Test
  void shouldRefuseNegativeDurations() {
    assertThatThrownBy(() -> DurationBuckets.index(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 ms");
  }
}
