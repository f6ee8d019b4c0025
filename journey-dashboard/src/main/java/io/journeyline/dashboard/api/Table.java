package io.journeyline.dashboard.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer's rows.
 *
 * @param omitted rows that were left out because of {@code limit}
 * @param hidden rows that were left out since too few customers are in them
 */
record Table(List<Column> columns, List<List<@Nullable Object>> rows, int omitted, int hidden) {

  /** What a column holds. */
  enum Type {
    TEXT,
    COUNT,
    DURATION,
    NUMBER,
    RATIO,
    COUNTS
  }

  /**
   * A column.
   *
   * @param meaning for readers of the API's document
   */
  record Column(String name, Type type, String meaning) {}
}
