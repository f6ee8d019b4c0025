package io.journeyline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.oracle.Balances;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.progress.InputClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streaming numbers are those of the oracle, whatever order touchpoints came in. */
class StreamingEqualsOracleTest {
  private static final long AS_OF = Instant.parse("2026-04-01T00:00:00Z").toEpochMilli();

  private static JourneyDefinition shop;

  @BeforeAll
  static void loadDefinition() throws Exception {
    shop =
        DefinitionLoader.load(
            Path.of(System.getProperty("journeyline.root", ".."), "definitions/shop.yaml"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldEqualTheOracleInOrderOfArrival(long seed) {
    List<Touchpoint> touchpoints = simulate(seed);
    assertEqualToOracle(touchpoints, stream(touchpoints, new InputClock.Fixed(AS_OF)));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void shouldEqualTheOracleShuffledAndDuplicated(long seed) {
    List<Touchpoint> touchpoints = simulate(seed);
    List<Touchpoint> disturbed = new ArrayList<>(touchpoints);
    disturbed.addAll(touchpoints.subList(0, touchpoints.size() / 3));
    Collections.shuffle(disturbed, new Random(seed));
    assertEqualToOracle(touchpoints, stream(disturbed, new InputClock.Fixed(AS_OF)));
  }

  @Test
  void shouldEqualTheOracleWhenDeadlinesPassWhileTouchpointsStillArrive() {
    List<Touchpoint> touchpoints = simulate(7);
    Collections.shuffle(touchpoints, new Random(7));
    try (PipelineDriver pipeline = new PipelineDriver(shop, new InputClock.Wall())) {
      for (int i = 0; i < touchpoints.size(); i++) {
        pipeline.send(touchpoints.get(i));
        if (i % 50 == 0) {
          pipeline.settle(AS_OF - 10_000_000_000L + i * 1_000_000L);
        }
      }
      pipeline.settle(AS_OF);
      assertThat(pipeline.progress().asOf()).isEqualTo(AS_OF);
      assertThat(pipeline.events).anyMatch(event -> event.getCorrection());
      assertEqualToOracle(touchpoints, pipeline.snapshot());
    }
  }

  private static List<Touchpoint> simulate(long seed) {
    SimulatorSettings settings =
        SimulatorSettings.defaults().withSeed(seed).withCustomers(60).withShares(0.3, 0.1, 0.02);
    return new ArrayList<>(new Simulator(settings).stream().toList());
  }

  private static Snapshot stream(List<Touchpoint> touchpoints, InputClock clock) {
    try (PipelineDriver pipeline = new PipelineDriver(shop, clock)) {
      touchpoints.forEach(pipeline::send);
      pipeline.settle(AS_OF);
      assertThat(pipeline.progress().asOf()).isEqualTo(AS_OF);
      return pipeline.snapshot();
    }
  }

  private static void assertEqualToOracle(List<Touchpoint> touchpoints, Snapshot actual) {
    Snapshot expected =
        Oracle.compute(shop, PipelineDriver.CUSTOMER_IDS, touchpoints, List.of(), AS_OF);
    SnapshotDiff diff = SnapshotDiff.compare(expected, actual);
    assertThat(diff.aggregates())
        .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty())
        .allSatisfy(aggregate -> assertThat(aggregate.compared()).isGreaterThanOrEqualTo(50));
    assertThat(Balances.check(actual)).isEmpty();
  }
}
