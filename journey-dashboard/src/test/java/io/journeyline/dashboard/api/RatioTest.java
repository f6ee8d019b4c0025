package io.journeyline.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {

  /** Newcombe (1998), table I: Wilson's score interval without continuity correction. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.3080, 0.2553, 0.3662",
    "15, 148, 0.1014, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.0000, 0.1611",
    "1, 29, 0.0345, 0.0061, 0.1718"
  })
  void shouldHaveWilsonsInterval(long part, long whole, double value, double low, double high) {
    Ratio ratio = Objects.requireNonNull(Ratio.of(part, whole));

    assertThat(ratio.value()).isCloseTo(value, within(0.00005));
    assertThat(ratio.low()).isCloseTo(low, within(0.00005));
    assertThat(ratio.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void shouldReachBothEnds() {
    assertThat(Ratio.of(0, 7)).extracting(Ratio::low).isEqualTo(0.0);
    assertThat(Ratio.of(7, 7)).extracting(Ratio::high).isEqualTo(1.0);
  }

  @Test
  void shouldBeNothingWithoutAWhole() {
    assertThat(Ratio.of(0, 0)).isNull();
  }
}
