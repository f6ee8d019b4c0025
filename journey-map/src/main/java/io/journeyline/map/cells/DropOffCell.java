package io.journeyline.map.cells;

/**
 * Visits that ended by drop-off, by the last touchpoint and the day of the drop.
 *
 * @param customers distinct ones, or {@link Cell#UNKNOWN}
 */
public record DropOffCell(
    String segment,
    String stage,
    String touchpoint,
    String channel,
    String day,
    long count,
    long customers)
    implements Cell<DropOffCell> {

  @Override
  public DropOffCell amongDays() {
    return new DropOffCell(segment, stage, touchpoint, channel, day, count, UNKNOWN);
  }

  @Override
  public DropOffCell plus(DropOffCell other) {
    return new DropOffCell(segment, stage, touchpoint, channel, day, count + other.count, UNKNOWN);
  }
}
