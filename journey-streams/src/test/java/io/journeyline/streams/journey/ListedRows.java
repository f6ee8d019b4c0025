package io.journeyline.streams.journey;

import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in a list. */
final class ListedRows implements Rows {
  private final List<Row> rows = new ArrayList<>();

  @Override
  public @Nullable Row get(Row duplicate) {
    return rows.stream().filter(row -> same(row, duplicate)).findFirst().orElse(null);
  }

  @Override
  public void put(Row row) {
    rows.removeIf(other -> same(other, row));
    rows.add(row);
  }

  @Override
  public List<Row> inOrder() {
    return rows.stream().sorted(Row.ORDER).toList();
  }

  private static boolean same(Row a, Row b) {
    return a.source().equals(b.source())
        && a.eventId().equals(b.eventId())
        && a.identifiers().equals(b.identifiers());
  }
}
