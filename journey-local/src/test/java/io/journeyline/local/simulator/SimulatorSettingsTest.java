package io.journeyline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorSettingsTest {
  private static final SimulatorSettings DEFAULTS = SimulatorSettings.defaults();

  @Test
  void shouldSayWhichSettingIsWrongAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withCustomers(0))
        .withMessage("customers is 0; allowed: whole numbers from 1 to 10000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withDays(4_000))
        .withMessage("days is 4000; allowed: whole numbers from 1 to 3650");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withShares(0, Double.NaN, 0))
        .withMessage("duplicates is NaN; allowed: a share from 0 to 1, such as 0.03");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withStart(Instant.parse("1969-01-01T00:00:00Z")))
        .withMessageStartingWith("start is 1969-01-01T00:00:00Z; allowed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 14, 30, 60, 120})
  void shouldEstimateEnoughPeopleForTheTouchpointsAskedFor(int days) {
    long touchpoints = 20_000;
    SimulatorSettings settings =
        DEFAULTS.withDays(days).withCustomers(SimulatorSettings.enoughFor(touchpoints, days));

    assertThat(new Simulator(settings).stream().limit(touchpoints)).hasSize((int) touchpoints);
  }
}
