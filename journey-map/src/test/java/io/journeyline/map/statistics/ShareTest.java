package io.journeyline.map.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void shouldGiveWilsonsInterval() {
    // Published example: 81 of 263, Newcombe 1998, method 3: 0.2553 to 0.3662.
    Interval interval = new Share(81, 263).wilson();

    assertThat(interval.low()).isCloseTo(0.2553, within(1e-4));
    assertThat(interval.high()).isCloseTo(0.3662, within(1e-4));
  }

  @Test
  void shouldGiveNewcombesIntervalOfADifference() {
    // Published example: 56/70 less 48/80, Newcombe 1998, method 10: 0.0524 to 0.3339.
    Interval interval = new Share(48, 80).changeTo(new Share(56, 70));

    assertThat(interval.low()).isCloseTo(0.0524, within(1e-4));
    assertThat(interval.high()).isCloseTo(0.3339, within(1e-4));
  }

  @Property
  void shouldHoldTheRateInItsInterval(
      @ForAll @IntRange(max = 500) int hits, @ForAll @IntRange(max = 500) int misses) {
    Share share = new Share(hits, hits + misses);

    assertThat(share.wilson().contains(share.rate())).isTrue();
    assertThat(share.wilson().low()).isBetween(0.0, 1.0);
    assertThat(share.wilson().high()).isBetween(0.0, 1.0);
  }

  @Test
  void shouldBeSurprisedByAHigherRateOnly() {
    Share usual = new Share(100, 1_000);

    assertThat(new Share(30, 100).surpriseAbove(usual)).isLessThan(1e-6);
    assertThat(new Share(5, 100).surpriseAbove(usual)).isOne();
    assertThat(new Share(0, 0).surpriseAbove(usual)).isOne();
    assertThat(new Share(60, 100).surpriseAbove(0.5)).isCloseTo(0.02275, within(1e-4));
  }

  @Test
  void shouldRefuseWhatIsNoShare() {
    assertThatThrownBy(() -> new Share(3, 2)).hasMessageContaining("3 of 2");
  }
}
