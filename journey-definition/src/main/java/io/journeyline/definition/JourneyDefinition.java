package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journey map's compiled definition: who a customer is, which touchpoints count, and which stages
 * they belong to.
 *
 * @param knowledge what only people know, by the stage's id
 */
public record JourneyDefinition(
    String map,
    int version,
    ZoneId zone,
    IdentityRules identity,
    List<Stage> stages,
    List<TouchpointRule> touchpoints,
    List<Segment> segments,
    List<Funnel> funnels,
    ConsentRule consent,
    List<Persona> personas,
    EmotionRules emotion,
    Map<String, StageKnowledge> knowledge,
    List<Target> targets,
    AlertRules alerts) {

  /** A definition of what is counted, and of no more. */
  public JourneyDefinition(
      String map,
      int version,
      ZoneId zone,
      IdentityRules identity,
      List<Stage> stages,
      List<TouchpointRule> touchpoints,
      List<Segment> segments,
      List<Funnel> funnels) {
    this(
        map,
        version,
        zone,
        identity,
        stages,
        touchpoints,
        segments,
        funnels,
        ConsentRule.NONE,
        List.of(),
        EmotionRules.NONE,
        Map.of(),
        List.of(),
        AlertRules.NONE);
  }

  /** What only people know of a stage. */
  public StageKnowledge knowledgeOf(String stage) {
    return knowledge.getOrDefault(stage, StageKnowledge.NONE);
  }

  /** The first rule that matches, or null when the touchpoint is unmapped. */
  public @Nullable TouchpointRule ruleFor(Touchpoint touchpoint) {
    return ruleFor(new TouchpointView(touchpoint));
  }

  /** As {@link #ruleFor(Touchpoint)}, for a view that other expressions use as well. */
  public @Nullable TouchpointRule ruleFor(TouchpointView view) {
    for (TouchpointRule rule : touchpoints) {
      if (rule.matches(view)) {
        return rule;
      }
    }
    return null;
  }
}
