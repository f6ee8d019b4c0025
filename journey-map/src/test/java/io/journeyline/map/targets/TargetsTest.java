package io.journeyline.map.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyline.map.Sample;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Spread;
import io.journeyline.map.targets.TargetResult.Status;
import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void shouldHoldWhatIsAgainstWhatWasIntended() {
    Sample sample =
        new Sample()
            .stage("all", "buy", 100, 60, 40, Spread.NONE)
            .stage("all", "look", 100, 60, 40, Spread.quantiles(1_800_000L, 3_600_000L))
            .funnel("all", "buying", 20, 9);

    assertThat(Targets.evaluate(Sample.definition(), sample.cells(), Period.ALL))
        .extracting(TargetResult::id, TargetResult::status, TargetResult::gap, TargetResult::isSure)
        .containsExactly(
            tuple("few_lost", Status.MISSED, 0.2, true),
            tuple("quick", Status.MET, 0.0, true),
            tuple("content", Status.NO_DATA, 0.0, false),
            tuple("buyers", Status.MISSED, -0.05, false));
  }
}
