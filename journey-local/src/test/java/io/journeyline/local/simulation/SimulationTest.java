package io.journeyline.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.oracle.Balances;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The production handlers under a simulated scheduler equal the oracle: any schedule, aborted
 * transactions, restarts, 1 to 8 partitions. {@code -Dseeds=N} draws more histories.
 */
class SimulationTest {
  static final CustomerIds IDS = new CustomerIds(new byte[] {1, 2, 3});
  private static final int SEEDS = Integer.getInteger("seeds", 2_000);
  private static final long AS_OF = 40 * Histories.HOUR;

  @Test
  void shouldEqualTheOracleUnderAnySchedule() {
    int merges = 0;
    int splits = 0;
    int messages = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SimulatedCluster cluster = run(seed);
      assertEqual(seed, cluster);
      merges += cluster.published.merges;
      splits += cluster.published.splits;
      messages += cluster.messages();
    }
    // The shapes that matter must have come about, or the comparison says little.
    assertThat(merges).isGreaterThan(SEEDS);
    assertThat(splits).isGreaterThan(SEEDS / 20);
    assertThat(messages).isGreaterThan(SEEDS * 10);
  }

  private static List<Touchpoint> history(long seed) {
    return new Histories(seed).draw();
  }

  static SimulatedCluster run(long seed) {
    JourneyDefinition definition = Histories.definition((int) (1 + seed % 4));
    SimulatedCluster cluster =
        new SimulatedCluster(definition, (int) (1 + seed % 8), seed, message -> {});
    cluster.send(history(seed));
    cluster.run(0, AS_OF);
    cluster.settle(AS_OF);
    return cluster;
  }

  private static void assertEqual(long seed, SimulatedCluster cluster) {
    Resolved expected = Oracle.resolve(cluster.definition(), IDS, history(seed), List.of(), AS_OF);
    Snapshot actual = cluster.published.snapshot(cluster.definition(), IDS);
    assertThat(SnapshotDiff.compare(expected.snapshot(), actual).aggregates())
        .as("seed %d", seed)
        .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty());
    assertThat(owners(cluster))
        .as("owners, seed %d", seed)
        .isEqualTo(expected.assignments().identities());
    assertThat(cluster.assignments(IDS))
        .as("assignments, seed %d", seed)
        .isEqualTo(assignments(expected));
    assertThat(Balances.check(actual)).as("seed %d", seed).isEmpty();
    assertThat(cluster.hasIncompleteShipments()).as("seed %d", seed).isFalse();
  }

  private static List<String> assignments(Resolved resolved) {
    return resolved.assignments().touchpoints().stream()
        .map(
            touchpoint ->
                touchpoint.source()
                    + " "
                    + touchpoint.eventId()
                    + " "
                    + Objects.requireNonNullElse(touchpoint.customerId(), ""))
        .sorted()
        .toList();
  }

  private static Map<String, @Nullable String> owners(SimulatedCluster cluster) {
    Map<String, @Nullable String> owners = new TreeMap<>();
    cluster.published.owners.forEach(
        (identifier, customer) ->
            owners.put(identifier, customer == null ? null : IDS.of(customer)));
    return owners;
  }
}
