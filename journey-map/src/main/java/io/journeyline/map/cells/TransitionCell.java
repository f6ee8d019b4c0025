package io.journeyline.map.cells;

/**
 * Steps from one stage to another on a day; {@code START} and {@code DROP} stand for an episode's
 * begin and its end by drop-off.
 *
 * @param customers distinct ones, or {@link Cell#UNKNOWN}
 */
public record TransitionCell(
    String segment, String from, String to, String day, long count, long customers, Spread dwell)
    implements Cell<TransitionCell> {

  @Override
  public TransitionCell amongDays() {
    return new TransitionCell(segment, from, to, day, count, UNKNOWN, dwell);
  }

  @Override
  public TransitionCell plus(TransitionCell other) {
    return new TransitionCell(
        segment, from, to, day, count + other.count, UNKNOWN, dwell.plus(other.dwell));
  }
}
