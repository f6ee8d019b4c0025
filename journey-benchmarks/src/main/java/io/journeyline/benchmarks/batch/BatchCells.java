package io.journeyline.benchmarks.batch;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables that the recomputation made, as cells of aggregates. */
final class BatchCells {
  private final String map;
  private final int version;
  private final Connection duckDb;

  BatchCells(JourneyDefinition definition, Connection duckDb) {
    map = definition.map();
    version = definition.version();
    this.duckDb = duckDb;
  }

  void into(Snapshot snapshot) throws SQLException {
    read("stages", row -> snapshot.stages().put(stageKey(row), stageCounts(row)));
    read(
        "transitions",
        row -> snapshot.transitions().put(transitionKey(row), transitionCounts(row)));
    read("channel_flows", row -> snapshot.channelFlows().put(flowKey(row), flowCounts(row)));
    read("touchpoint_stats", row -> snapshot.touchpointStats().put(statKey(row), statCounts(row)));
  }

  private interface Sink {
    void take(ResultSet row) throws SQLException;
  }

  private void read(String table, Sink sink) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      while (rows.next()) {
        sink.take(rows);
      }
    }
  }

  private StageKey stageKey(ResultSet row) throws SQLException {
    return new StageKey(
        map, version, row.getString("segment"), row.getString("stage"), row.getString("day"));
  }

  private static StageCounts stageCounts(ResultSet row) throws SQLException {
    return new StageCounts(
        row.getLong("entered"),
        row.getLong("advanced"),
        row.getLong("returned"),
        row.getLong("dropped"),
        row.getLong("open"),
        row.getLong("converted"),
        row.getLong("customers"),
        histogram(row, "dwell"));
  }

  private TransitionKey transitionKey(ResultSet row) throws SQLException {
    return new TransitionKey(
        map,
        version,
        row.getString("segment"),
        row.getString("origin"),
        row.getString("target"),
        row.getString("day"));
  }

  private static TransitionCounts transitionCounts(ResultSet row) throws SQLException {
    return new TransitionCounts(
        row.getLong("count"), row.getLong("customers"), histogram(row, "dwell"));
  }

  private ChannelFlowKey flowKey(ResultSet row) throws SQLException {
    return new ChannelFlowKey(
        map,
        version,
        row.getString("segment"),
        row.getString("origin"),
        row.getString("target"),
        row.getString("day"));
  }

  private static ChannelFlowCounts flowCounts(ResultSet row) throws SQLException {
    return new ChannelFlowCounts(
        row.getLong("count"), row.getLong("customers"), histogram(row, "gap"));
  }

  private TouchpointStatKey statKey(ResultSet row) throws SQLException {
    return new TouchpointStatKey(
        map,
        version,
        row.getString("segment"),
        row.getString("touchpoint"),
        row.getString("stage"),
        row.getString("channel"),
        row.getString("day"));
  }

  private static TouchpointStatCounts statCounts(ResultSet row) throws SQLException {
    return new TouchpointStatCounts(
        row.getLong("count"),
        row.getLong("customers"),
        row.getLong("goals"),
        row.getLong("last_before_drop"),
        row.getLong("scored"),
        row.getLong("score_sum"),
        row.getLong("score_squares"),
        row.getLong("negative"),
        feedback(row));
  }

  /** The columns whose names have a dot; what is zero is left out. */
  private static Map<String, Long> feedback(ResultSet row) throws SQLException {
    Map<String, Long> feedback = new HashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (columns.getColumnName(i).indexOf('.') > 0 && row.getLong(i) != 0) {
        feedback.put(columns.getColumnName(i), row.getLong(i));
      }
    }
    return feedback;
  }

  private static List<HistogramBucket> histogram(ResultSet row, String column) throws SQLException {
    if (!(row.getObject(column) instanceof Map<?, ?> buckets)) {
      return List.of();
    }
    return buckets.entrySet().stream()
        .map(
            bucket ->
                new HistogramBucket(
                    ((Number) bucket.getKey()).longValue(),
                    ((Number) bucket.getValue()).longValue()))
        .sorted()
        .toList();
  }
}
