package io.journeyline.ingest.source;

import java.util.List;

/**
 * What a source made of a request.
 *
 * @param outcomes one for each event in it; none for a question such as a handshake
 * @param answer sent once everything is durable
 */
public record Translation(List<Outcome> outcomes, Answer answer) {
  public Translation {
    outcomes = List.copyOf(outcomes);
  }

  /** Outcomes answered with 200 and {@code {"success":true}}. */
  public static Translation of(List<Outcome> outcomes) {
    return new Translation(outcomes, Answer.SUCCESS);
  }

  /** An answer to a request that holds no event. */
  public static Translation answer(Answer answer) {
    return new Translation(List.of(), answer);
  }
}
