package io.journeyline.local.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/** {@code duckdb -csv -f FILE} for machines that have DuckDB's library but not its shell. */
final class DuckdbShell {
  private DuckdbShell() {}

  /** Runs the one statement of a file and prints its result as CSV without quotes. */
  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    if (arguments.size() != 3 || !arguments.subList(0, 2).equals(List.of("-csv", "-f"))) {
      throw new IllegalArgumentException("stands in for duckdb -csv -f FILE only: " + arguments);
    }
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var result = statement.executeQuery(Files.readString(Path.of(args[2])))) {
      int columns = result.getMetaData().getColumnCount();
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(result.getMetaData().getColumnLabel(i));
      }
      System.out.println(String.join(",", row));
      while (result.next()) {
        row.clear();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        System.out.println(String.join(",", row));
      }
    }
  }
}
