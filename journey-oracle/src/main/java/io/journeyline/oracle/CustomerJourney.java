package io.journeyline.oracle;

import io.journeyline.definition.CustomerFacts;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer and what §3 makes of their touchpoints.
 *
 * @param persona the one that the customer is; null: none
 * @param segments in whose cells the customer counts
 */
record CustomerJourney(
    Customer customer, List<Episode> episodes, @Nullable String persona, List<String> segments) {
  static final String ALL_CUSTOMERS = "all";

  static CustomerJourney of(JourneyDefinition definition, Customer customer, long asOf) {
    List<Episode> episodes = Fold.of(customer.mapped(), asOf);
    Map<String, @Nullable Object> traits = Traits.of(customer.contacts());
    String persona = persona(definition, Portrayal.of(customer, episodes, traits));
    List<String> segments = segments(definition, traits);
    if (persona != null) {
      segments.add(persona);
    }
    return new CustomerJourney(customer, episodes, persona, segments);
  }

  /** The first persona whose condition holds of the customer; null: none does. */
  private static @Nullable String persona(JourneyDefinition definition, CustomerFacts facts) {
    for (Persona persona : definition.personas()) {
      if (persona.where().test(facts)) {
        return persona.id();
      }
    }
    return null;
  }

  /** All customers, and each segment whose condition holds of the customer's traits. */
  private static List<String> segments(
      JourneyDefinition definition, Map<String, @Nullable Object> traits) {
    List<String> segments = new ArrayList<>(List.of(ALL_CUSTOMERS));
    for (Segment segment : definition.segments()) {
      if (segment.where().testTraits(traits)) {
        segments.add(segment.id());
      }
    }
    return segments;
  }

  List<Visit> visits() {
    return episodes.stream().flatMap(episode -> episode.visits().stream()).toList();
  }
}
