package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.map.figure.Measure;
import io.journeyline.map.targets.TargetResult;
import io.journeyline.map.targets.TargetResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetsCommandTest {
  @Test
  void shouldTellFiguresAndBoundsInTheMetricsUnit() {
    assertThat(
            TargetsCommand.line(
                result("dropRate", new Measure(0.5, 0.4, 0.6, 1_240), Status.MISSED, 0.35)))
        .isEqualTo(
            "missed   t: dropRate of stage decision for all is 50 % (n 1,240); allowed: ≤ 35 %");
    assertThat(
            TargetsCommand.line(
                result("dwellP50", new Measure(3.6e6, 3.6e6, 3.6e6, 7), Status.MET, 2 * 3.6e6)))
        .endsWith("is 1.0 h (n 7); allowed: ≤ 2.0 h");
    assertThat(TargetsCommand.line(result("dropRate", null, Status.NO_DATA, 0.35)))
        .contains("is not known (n 0)");
  }

  private static TargetResult result(
      String metric, @Nullable Measure actual, Status status, double atMost) {
    return new TargetResult(
        "t", "stage", "decision", metric, "all", null, atMost, actual, 0, status, true, null);
  }
}
