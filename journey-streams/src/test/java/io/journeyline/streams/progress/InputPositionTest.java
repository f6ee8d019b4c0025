package io.journeyline.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputPositionTest {
  private static final InputPosition HALF_WAY = new InputPosition("touchpoints", 0, 40, 100);

  @Test
  void shouldCountWhatIsNotRead() {
    assertThat(HALF_WAY.lag(45)).isEqualTo(55);
    assertThat(HALF_WAY.lag(100)).isZero();
  }

  @Test
  void shouldTakeWhatWasCommittedWhereItIsAhead() {
    assertThat(HALF_WAY.lag(0)).isEqualTo(60);
    InputPosition atEnd = new InputPosition("touchpoints", 0, 100, 100);
    assertThat(atEnd.lag(98)).as("a transaction's marker is no record").isZero();
  }

  @Test
  void shouldNotCountBelowZeroWhenReadingIsAheadOfTheLastLook() {
    assertThat(HALF_WAY.lag(130)).isZero();
  }
}
