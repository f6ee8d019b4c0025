package io.journeyline.map.cells;

/**
 * Visits of a stage that began on a day.
 *
 * @param customers distinct ones, or {@link Cell#UNKNOWN}
 */
public record StageCell(
    String segment,
    String stage,
    String day,
    long entered,
    long advanced,
    long returned,
    long dropped,
    long open,
    long converted,
    long customers,
    Spread dwell)
    implements Cell<StageCell> {

  /** No visits. */
  public static StageCell none(String segment, String stage) {
    return new StageCell(segment, stage, ALL_DAYS, 0, 0, 0, 0, 0, 0, 0, Spread.NONE);
  }

  /** Visits that ended one way or another. */
  public long ended() {
    return advanced + returned + dropped;
  }

  @Override
  public StageCell amongDays() {
    return plus(none(segment, stage));
  }

  @Override
  public StageCell plus(StageCell other) {
    return new StageCell(
        segment,
        stage,
        day,
        entered + other.entered,
        advanced + other.advanced,
        returned + other.returned,
        dropped + other.dropped,
        open + other.open,
        converted + other.converted,
        UNKNOWN,
        dwell.plus(other.dwell));
  }
}
