package io.journeyline.dashboard.cells;

import java.util.List;

/**
 * Which cell of an aggregate.
 *
 * @param day yyyy-MM-dd, {@code *} for all days together, empty where it is unknown
 * @param dimensions the aggregate's own, in its order
 */
public record CellKey(
    String map, int version, String segment, String day, List<String> dimensions) {
  /** The day that stands for all days together. */
  public static final String ALL_DAYS = "*";

  /** The segment that everybody is in. */
  public static final String EVERYBODY = "all";
}
