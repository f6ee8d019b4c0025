package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey map's compiled definition: who a customer is, which touchpoints count, and which stages
 * they belong to.
 */
public record JourneyDefinition(
    String map,
    int version,
    ZoneId zone,
    IdentityRules identity,
    List<Stage> stages,
    List<TouchpointRule> touchpoints,
    List<Segment> segments,
    List<Funnel> funnels) {

  /** The first rule that matches, or null when the touchpoint is unmapped. */
  public @Nullable TouchpointRule ruleFor(Touchpoint touchpoint) {
    for (TouchpointRule rule : touchpoints) {
      if (rule.matches(touchpoint)) {
        return rule;
      }
    }
    return null;
  }
}
