package io.journeyline.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.journey.Sealing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * With sealing, the handlers equal the oracle over all touchpoints that were not refused, where
 * nobody merges: that is the one inexact case.
 */
class SealedSimulationTest {
  private static final int SEEDS = Integer.getInteger("seeds", 2_000) / 4;
  private static final long AS_OF = 40 * Histories.HOUR;

  @Test
  void shouldEqualTheOracleOverWhatWasNotRefused() {
    int refused = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Touchpoint> history = new Histories(seed).drawApart();
      Sealing sealing =
          new Sealing(seed % 3 == 0 ? null : Duration.ofHours(3 + seed % 20), 2 + seed % 7);
      SimulatedCluster cluster =
          new SimulatedCluster(
              SmallMap.definition(3),
              (int) (1 + seed % 5),
              seed,
              Disturbance.of(seed),
              sealing,
              Saboteur.NONE);
      cluster.send(history);
      cluster.run(0, AS_OF);
      cluster.settle(AS_OF);
      assertThat(Comparison.complaints(cluster, history, AS_OF)).as("seed %d", seed).isEmpty();
      refused += cluster.published.refused.size();
    }
    assertThat(refused).isGreaterThan(SEEDS);
  }
}
