package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.StoredKey;
import io.journeyline.dashboard.cells.StoredKey.Grain;

/** Cells that lie side by side in the store: those of a span of periods, both ends included. */
public record CellRun(
    Aggregate<?, ?> aggregate,
    int version,
    String map,
    String segment,
    Grain grain,
    int from,
    int to) {

  byte[] prefix() {
    return StoredKey.prefix(aggregate, version, map, segment, grain);
  }

  /** Where the cells of the first period begin. */
  byte[] begin() {
    return start(from);
  }

  /** What the cells of the last period begin with. */
  byte[] last() {
    return start(to);
  }

  private byte[] start(int period) {
    return StoredKey.start(aggregate, version, map, segment, grain, period);
  }
}
