package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised.Accepted;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint that counts.
 *
 * @param identifiers normalised, strongest first
 * @param aliasOf two of the identifiers that the source declares to be one; or empty
 * @param rule the first rule of the definition that matches; null: unmapped
 */
record Contact(
    Touchpoint touchpoint,
    List<String> identifiers,
    List<String> aliasOf,
    @Nullable TouchpointRule rule) {

  static Contact of(JourneyDefinition definition, Accepted accepted) {
    return new Contact(
        accepted.touchpoint(),
        accepted.identifiers(),
        accepted.aliasOf(),
        definition.ruleFor(accepted.touchpoint()));
  }

  long at() {
    return touchpoint.getOccurredAt();
  }

  boolean isMapped() {
    return rule != null;
  }
}
