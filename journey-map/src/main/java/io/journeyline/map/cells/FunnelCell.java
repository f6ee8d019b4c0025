package io.journeyline.map.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * Attempts of a funnel that began on a day.
 *
 * @param by value of the breakdown, empty without one
 * @param reached for each step, attempts that came to it or past it
 * @param droppedAt for each step, dropped attempts that came just so far
 */
public record FunnelCell(
    String segment,
    String funnel,
    String by,
    String day,
    long entered,
    List<Long> reached,
    long converted,
    long pending,
    List<Long> droppedAt,
    Spread convertTime)
    implements Cell<FunnelCell> {

  public FunnelCell {
    reached = List.copyOf(reached);
    droppedAt = List.copyOf(droppedAt);
  }

  /** Attempts whose outcome is known. */
  public long decided() {
    return entered - pending;
  }

  @Override
  public FunnelCell amongDays() {
    return this;
  }

  @Override
  public FunnelCell plus(FunnelCell other) {
    return new FunnelCell(
        segment,
        funnel,
        by,
        day,
        entered + other.entered,
        sum(reached, other.reached),
        converted + other.converted,
        pending + other.pending,
        sum(droppedAt, other.droppedAt),
        convertTime.plus(other.convertTime));
  }

  private static List<Long> sum(List<Long> some, List<Long> others) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
      sums.add(at(some, i) + at(others, i));
    }
    return sums;
  }

  private static long at(List<Long> values, int index) {
    return index < values.size() ? values.get(index) : 0;
  }
}
