package io.journeyline.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  /** Newcombe (1998), table II, method 10: hybrid score intervals. */
  @ParameterizedTest
  @CsvSource({
    "48, 80, 56, 70, 0.0524, 0.3339",
    "3, 10, 9, 10, 0.1705, 0.8090",
    "0, 29, 5, 56, -0.0381, 0.1926",
    "0, 10, 10, 10, 0.6075, 1.0000"
  })
  void shouldHaveNewcombesInterval(
      long part1, long whole1, long part2, long whole2, double low, double high) {
    Difference difference = Objects.requireNonNull(Difference.of(part1, whole1, part2, whole2));

    assertThat(difference.low()).isCloseTo(low, within(0.0001));
    assertThat(difference.high()).isCloseTo(high, within(0.0001));
  }

  @Test
  void shouldHaveThePValueOfThePooledTest() {
    Difference difference = Objects.requireNonNull(Difference.of(48, 80, 56, 70));

    // z = 2.6505; two-sided
    assertThat(difference.p()).isCloseTo(0.00804, within(0.0005));
    assertThat(difference.isSignificant()).isTrue();
  }

  @Test
  void shouldBeNothingWithoutTwoWholes() {
    assertThat(Difference.of(0, 0, 1, 2)).isNull();
  }
}
