package io.journeyline.map.document;

import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Period;

/**
 * Which map to draw.
 *
 * @param segment {@code all}, a segment or a persona
 */
public record MapRequest(String segment, Period period) {
  /** Everybody, all days. */
  public static final MapRequest EVERYTHING = new MapRequest(Cell.ALL_CUSTOMERS, Period.ALL);
}
