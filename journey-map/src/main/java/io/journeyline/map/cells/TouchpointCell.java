package io.journeyline.map.cells;

import java.util.Map;
import java.util.TreeMap;

/**
 * Touchpoints of one rule on one channel that occurred on a day.
 *
 * @param customers distinct ones, or {@link Cell#UNKNOWN}
 * @param lastBeforeDrop touchpoints after which the customer dropped off
 * @param scored touchpoints with an emotion score
 * @param scoreSum sum of the scores, basis points
 * @param scoreSquares sum of their squares
 * @param negative touchpoints with a negative score
 * @param feedback answers by kind, as in the published records
 */
public record TouchpointCell(
    String segment,
    String touchpoint,
    String stage,
    String channel,
    String day,
    long count,
    long customers,
    long goals,
    long lastBeforeDrop,
    long scored,
    long scoreSum,
    long scoreSquares,
    long negative,
    Map<String, Long> feedback)
    implements Cell<TouchpointCell> {

  public TouchpointCell {
    feedback = Map.copyOf(feedback);
  }

  /** No touchpoints, to add others to. */
  public static TouchpointCell none(String segment) {
    return new TouchpointCell(segment, "", "", "", ALL_DAYS, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
  }

  /** What it says, whatever its touchpoint is. */
  public TouchKey key() {
    return new TouchKey(stage, touchpoint, channel);
  }

  @Override
  public TouchpointCell amongDays() {
    return plus(none(segment));
  }

  @Override
  public TouchpointCell plus(TouchpointCell other) {
    Map<String, Long> answers = new TreeMap<>(feedback);
    other.feedback.forEach((kind, count) -> answers.merge(kind, count, Long::sum));
    return new TouchpointCell(
        segment,
        touchpoint,
        stage,
        channel,
        day,
        count + other.count,
        UNKNOWN,
        goals + other.goals,
        lastBeforeDrop + other.lastBeforeDrop,
        scored + other.scored,
        scoreSum + other.scoreSum,
        scoreSquares + other.scoreSquares,
        negative + other.negative,
        answers);
  }
}
