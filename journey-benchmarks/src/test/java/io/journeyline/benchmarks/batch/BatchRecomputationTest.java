package io.journeyline.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.local.simulator.Simulator;
import io.journeyline.local.simulator.SimulatorSettings;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRecomputationTest {
  private static final CustomerIds IDS =
      new CustomerIds("for tests".getBytes(StandardCharsets.UTF_8));
  private static final int CUSTOMERS = 400;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin"})
  void shouldEqualTheOracleOnASimulatedShop(String zone) throws Exception {
    JourneyDefinition definition = shop(zone);
    SimulatorSettings settings =
        SimulatorSettings.defaults().withCustomers(CUSTOMERS).withShares(0.3, 0.1, 0.01);
    List<Touchpoint> touchpoints = new Simulator(settings).stream().toList();
    // Some visits have timed out by then, others are open.
    long asOf = settings.start().plus(Duration.ofDays(settings.days())).toEpochMilli();

    Resolved expected = Oracle.resolve(definition, IDS, touchpoints, List.of(), asOf);
    Snapshot actual = recompute(definition, touchpoints, expected, asOf);

    SnapshotDiff diff =
        SnapshotDiff.compare(BatchRecomputation.comparable(expected.snapshot()), actual);
    assertThat(diff.aggregates())
        .allSatisfy(aggregate -> assertThat(aggregate.examples()).isEmpty());
    assertThat(diff.compared()).isGreaterThan(5_000);
  }

  @Test
  void shouldRefuseAConditionThatItDoesNotKnow() {
    assertThatThrownBy(
            () -> SqlCondition.of("size(properties.items) > 1", SqlCondition::jsonColumn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size(properties.items) > 1");
  }

  private Snapshot recompute(
      JourneyDefinition definition, List<Touchpoint> touchpoints, Resolved resolved, long asOf)
      throws IOException, SQLException {
    Path lines = folder.resolve("touchpoints.jsonl");
    try (OutputStream out = Files.newOutputStream(lines)) {
      for (Touchpoint touchpoint : touchpoints) {
        out.write(TouchpointJson.canonical(touchpoint));
        out.write('\n');
      }
    }
    Path customers = folder.resolve("customers.csv");
    BatchInput.writeCustomers(customers, resolved.assignments().touchpoints().stream());
    Path parquet = folder.resolve("touchpoints.parquet");
    BatchInput.load(lines, customers, parquet);
    try (BatchRecomputation batch = BatchRecomputation.run(definition, parquet, asOf)) {
      return batch.snapshot();
    }
  }

  private JourneyDefinition shop(String zone) throws IOException, DefinitionException {
    Path file = folder.resolve("shop.yaml");
    String yaml = Files.readString(Path.of("..", "definitions", "shop.yaml"));
    Files.writeString(file, yaml.replace("zone: UTC", "zone: " + zone));
    return DefinitionLoader.load(file);
  }
}
