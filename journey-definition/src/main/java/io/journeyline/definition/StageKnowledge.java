package io.journeyline.definition;

import java.util.Map;

/**
 * What only people know of one stage.
 *
 * @param general of all customers
 * @param personas what is known of a persona in particular, by its id
 */
public record StageKnowledge(Knowledge general, Map<String, Knowledge> personas) {
  /** Nothing is known. */
  public static final StageKnowledge NONE = new StageKnowledge(Knowledge.NONE, Map.of());

  public StageKnowledge {
    personas = Map.copyOf(personas);
  }

  /**
   * What is known of a persona, or of all customers.
   *
   * @param segment a persona's id; of any other segment the same is known as of all
   */
  public Knowledge of(String segment) {
    return personas.getOrDefault(segment, Knowledge.NONE).orElse(general);
  }
}
