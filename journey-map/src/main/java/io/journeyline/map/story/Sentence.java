package io.journeyline.map.story;

import java.util.List;

/**
 * One statement of a story.
 *
 * @param day it speaks of, {@code yyyy-MM-dd}
 * @param text for people
 * @param evidence ids of the touchpoints that it says, {@code source/eventId}; never empty
 */
public record Sentence(String day, String text, List<String> evidence) {
  public Sentence {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a statement without touchpoints is an invention");
    }
  }
}
