package io.journeyline.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.JourneyDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The production handlers under a simulated scheduler equal the oracle: any schedule, aborted
 * transactions, restarts, 1 to 8 partitions. {@code -Dseeds=N} draws more histories.
 */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("seeds", 2_000);
  private static final long AS_OF = 40 * Histories.HOUR;

  @Test
  void shouldEqualTheOracleUnderAnySchedule() {
    int merges = 0;
    int splits = 0;
    int messages = 0;
    Occurrences occurrences = new Occurrences();
    for (long seed = 0; seed < SEEDS; seed++) {
      SimulatedCluster cluster = run(seed);
      assertThat(complaints(cluster, seed)).as("seed %d", seed).isEmpty();
      merges += cluster.published.merges;
      splits += cluster.published.splits;
      messages += cluster.messages();
      occurrences.add(cluster.published.snapshot(cluster.definition(), Comparison.IDS));
    }
    // The shapes that matter must have come about, or the comparison says little.
    assertThat(merges).isGreaterThan(SEEDS);
    assertThat(splits).isGreaterThan(SEEDS / 20);
    assertThat(messages).isGreaterThan(SEEDS * 10);
    assertThat(occurrences.seldom(SEEDS / 10)).isEmpty();
  }

  private static SimulatedCluster run(long seed) {
    JourneyDefinition definition = SmallMap.definition((int) (1 + seed % 4));
    SimulatedCluster cluster =
        new SimulatedCluster(
            definition, (int) (1 + seed % 8), seed, Disturbance.of(seed), Saboteur.NONE);
    cluster.send(new Histories(seed).draw());
    cluster.run(0, AS_OF);
    cluster.settle(AS_OF);
    return cluster;
  }

  private static List<String> complaints(SimulatedCluster cluster, long seed) {
    return Comparison.complaints(cluster, new Histories(seed).draw(), AS_OF);
  }
}
