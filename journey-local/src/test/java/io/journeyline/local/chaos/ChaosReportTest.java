package io.journeyline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
  private static Round round(
      String fault, long touchpoints, long differing, long lost, long... recoveries) {
    return new Round(
        fault,
        Duration.ofSeconds(75),
        touchpoints,
        1_000,
        differing,
        lost,
        Arrays.stream(recoveries).mapToObj(Duration::ofMillis).toList(),
        List.of());
  }

  @Test
  void shouldAddUpTheRoundsOfEachFault() {
    List<String> table =
        ChaosReport.table(
            List.of(
                round("flood", 2_000, 0, 0, 1_000, 3_000),
                round("fire", 3_000, 2, 1, 9_000),
                round("flood", 4_000, 0, 0, 2_000)));
    assertThat(table)
        .map(line -> line.replaceAll(" {2,}", "|"))
        .containsExactly(
            "fault|times|touchpoints|compared|differ|lost|recovery p50|p99",
            "flood|2|4,000|2,000|0|0|2.0 s|3.0 s",
            "fire|1|3,000|1,000|2|1|9.0 s|9.0 s",
            "all|3|4,000|3,000|2|1|2.0 s|9.0 s");
    assertThat(table.stream().map(String::length).distinct()).hasSize(1);
  }

  @Test
  void shouldSayInALineHowARoundEnded() {
    assertThat(ChaosReport.line(round("flood", 2_000, 0, 0, 1_000, 3_000)))
        .matches(
            "01:15  flood +1,000 cells compared, all equal; 2,000 touchpoints, none lost; back after 3.0 s");
    assertThat(ChaosReport.line(round("fire", 2_000, 2, 1)))
        .matches("01:15  fire +FAILED: 2 cells differ, 1 touchpoints lost");
  }

  @Test
  void shouldNotHoldWhenAnythingIsWrong() {
    assertThat(round("flood", 1, 0, 0).holds()).isTrue();
    assertThat(round("flood", 1, 1, 0).holds()).isFalse();
    assertThat(round("flood", 1, 0, 1).holds()).isFalse();
    assertThat(
            new Round("flood", Duration.ZERO, 1, 1, 0, 0, List.of(), List.of("a broker ended"))
                .holds())
        .isFalse();
  }
}
