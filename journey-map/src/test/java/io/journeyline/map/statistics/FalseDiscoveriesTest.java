package io.journeyline.map.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FalseDiscoveriesTest {

  @Test
  void shouldFollowBenjaminiAndHochberg() {
    // The example of their paper of 1995: 4 of 15 are significant at 5 %.
    double[] surprises = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0
    };

    assertThat(FalseDiscoveries.limit(surprises, 0.05)).isEqualTo(0.0095);
  }

  @Test
  void shouldCallNothingSignificantWhereNothingIs() {
    assertThat(FalseDiscoveries.limit(new double[] {0.2, 0.6, 1}, 0.05)).isNegative();
    assertThat(FalseDiscoveries.limit(new double[0], 0.05)).isNegative();
  }
}
