package io.journeyline.streams.journey;

import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The touchpoints of one customer, found by what makes duplicates one. */
interface Rows {
  @Nullable Row get(Row duplicate);

  void put(Row row);

  void remove(Row row);

  /** All of them, in order of occurrence. */
  List<Row> inOrder();
}
