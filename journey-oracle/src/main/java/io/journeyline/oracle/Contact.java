package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised.Accepted;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.schemas.Touchpoint;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint that counts.
 *
 * @param identifiers normalised, strongest first
 * @param aliasOf two of the identifiers that the source declares to be one; or empty
 * @param rule the first rule of the definition that matches; null: unmapped
 * @param emotion how it felt; unknown of an unmapped one
 */
record Contact(
    Touchpoint touchpoint,
    List<String> identifiers,
    List<String> aliasOf,
    @Nullable TouchpointRule rule,
    Emotion emotion) {

  static Contact of(JourneyDefinition definition, Accepted accepted) {
    TouchpointRule rule = definition.ruleFor(accepted.touchpoint());
    return new Contact(
        accepted.touchpoint(),
        accepted.identifiers(),
        accepted.aliasOf(),
        rule,
        rule == null ? Emotion.UNKNOWN : Emotion.of(definition, accepted.touchpoint()));
  }

  /** Those that count, in order. */
  static List<Contact> inOrder(JourneyDefinition definition, List<Accepted> standing) {
    return standing.stream()
        .map(accepted -> of(definition, accepted))
        .sorted(ContactOrder.INSTANCE)
        .toList();
  }

  /** Those of all touchpoints that count, in order. */
  static List<Contact> inOrder(JourneyDefinition definition, Collection<Touchpoint> touchpoints) {
    Reading reading = Reading.of(definition);
    return inOrder(
        definition, Deduplication.of(reading, Admission.of(reading, touchpoints).accepted()));
  }

  long at() {
    return touchpoint.getOccurredAt();
  }

  boolean isMapped() {
    return rule != null;
  }

  /** Whether it took the rule with that id. */
  boolean took(@Nullable String ruleId) {
    return rule != null && rule.id().equals(ruleId);
  }
}
