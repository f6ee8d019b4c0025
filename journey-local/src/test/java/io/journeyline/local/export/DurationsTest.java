package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void shouldTakeTheUnitThatKeepsItShort() {
    assertThat(Durations.humanise(null)).isEqualTo("-");
    assertThat(Durations.humanise(0L)).isEqualTo("0 ms");
    assertThat(Durations.humanise(999L)).isEqualTo("999 ms");
    assertThat(Durations.humanise(4_250L)).isEqualTo("4.2 s");
    assertThat(Durations.humanise(59_999L)).isEqualTo("59 s");
    assertThat(Durations.humanise(17 * 60_000L)).isEqualTo("17 min");
    assertThat(Durations.humanise(9_000_000L)).isEqualTo("2.5 h");
    assertThat(Durations.humanise(86_400_000L)).isEqualTo("1.0 d");
    assertThat(Durations.humanise(400 * 86_400_000L)).isEqualTo("400 d");
  }
}
