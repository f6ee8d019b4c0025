package io.journeyline.benchmarks.batch;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Snapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One run of the recomputation, in a DuckDB of its own in memory: stages, transitions, channel
 * flows and touchpoint statistics.
 */
public final class BatchRecomputation implements AutoCloseable {
  private final JourneyDefinition definition;
  private final Connection duckDb;

  private BatchRecomputation(JourneyDefinition definition, Connection duckDb) {
    this.definition = definition;
    this.duckDb = duckDb;
  }

  /**
   * Computes all from the touchpoints.
   *
   * @param parquet as {@link BatchInput} writes it
   * @param asOf the moment up to which deadlines have passed, ms
   * @throws IllegalArgumentException when the definition has conditions that it does not know
   */
  public static BatchRecomputation run(JourneyDefinition definition, Path parquet, long asOf)
      throws SQLException {
    String script = BatchScript.of(definition, parquet, asOf);
    Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duckDb.createStatement()) {
      var _ = statement.execute(script);
      return new BatchRecomputation(definition, duckDb);
    } catch (SQLException e) {
      duckDb.close();
      throw e;
    }
  }

  /** The result; aggregates that it does not compute are empty. */
  public Snapshot snapshot() throws SQLException {
    Snapshot snapshot = Snapshot.empty();
    new BatchCells(definition, duckDb).into(snapshot);
    return snapshot;
  }

  /** The same aggregates of another snapshot. */
  public static Snapshot comparable(Snapshot snapshot) {
    Snapshot comparable = Snapshot.empty();
    comparable.stages().putAll(snapshot.stages());
    comparable.transitions().putAll(snapshot.transitions());
    comparable.channelFlows().putAll(snapshot.channelFlows());
    comparable.touchpointStats().putAll(snapshot.touchpointStats());
    return comparable;
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
