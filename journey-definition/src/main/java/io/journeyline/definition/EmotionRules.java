package io.journeyline.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reactions feel like.
 *
 * @param reaction whose value over a touchpoint names its reaction; null: no touchpoint has one
 * @param reactions basis points from -10,000 to 10,000, by name
 */
public record EmotionRules(@Nullable Expression reaction, Map<String, Integer> reactions) {
  /** No reaction means anything. */
  public static final EmotionRules NONE = new EmotionRules(null, Map.of());

  public EmotionRules {
    reactions = Map.copyOf(reactions);
  }

  /** What the touchpoint's reaction feels like, or null where it has none that is listed. */
  public @Nullable Integer reactionOf(TouchpointView touchpoint) {
    if (reaction == null || reactions.isEmpty()) {
      return null;
    }
    String name = reaction.valueOf(touchpoint);
    return name == null ? null : reactions.get(name);
  }
}
