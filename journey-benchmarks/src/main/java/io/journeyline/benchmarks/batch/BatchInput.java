package io.journeyline.benchmarks.batch;

import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the recomputation starts from: one Parquet file of the touchpoints as they came in, with
 * their customers and what their texts feel like given.
 */
public final class BatchInput {
  private static final String UNATTRIBUTED = "\\N";

  private BatchInput() {}

  /**
   * Writes the file.
   *
   * @param touchpoints canonical JSON, one a line
   * @param customers as {@link #writeCustomers} writes them
   * @throws IllegalStateException when two accepted touchpoints differ in their identifiers only,
   *     so that it is not clear whose a line is
   */
  public static void load(Path touchpoints, Path customers, Path parquet)
      throws SQLException, IOException {
    Path texts = parquet.resolveSibling(parquet.getFileName() + ".texts.jsonl");
    TextScores.write(touchpoints, texts);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      var _ =
          statement.execute(
              SqlText.script(
                  "load.sql",
                  Map.of(
                      "touchpoints", SqlText.literal(touchpoints.toString()),
                      "customers", SqlText.literal(customers.toString()),
                      "texts", SqlText.literal(texts.toString()),
                      "parquet", SqlText.literal(parquet.toString()))));
      requireOneRowALine(statement, touchpoints, parquet);
    }
  }

  private static void requireOneRowALine(Statement statement, Path touchpoints, Path parquet)
      throws SQLException {
    String query =
        "SELECT (SELECT count(*) FROM read_ndjson_objects(%s)) = (SELECT count(*) FROM read_parquet(%s))"
            .formatted(
                SqlText.literal(touchpoints.toString()), SqlText.literal(parquet.toString()));
    try (ResultSet equal = statement.executeQuery(query)) {
      if (!equal.next() || !equal.getBoolean(1)) {
        throw new IllegalStateException(
            "two accepted touchpoints have the same source and eventId: the batch recomputation cannot tell whose they are");
      }
    }
  }

  /** Writes whose each accepted touchpoint is. */
  public static void writeCustomers(Path file, Stream<AssignedTouchpoint> assigned)
      throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (AssignedTouchpoint touchpoint : (Iterable<AssignedTouchpoint>) assigned::iterator) {
        writer.write(quoted(touchpoint.source()));
        writer.write(',');
        writer.write(quoted(touchpoint.eventId()));
        writer.write(',');
        writer.write(
            touchpoint.customerId() == null ? UNATTRIBUTED : quoted(touchpoint.customerId()));
        writer.write('\n');
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
