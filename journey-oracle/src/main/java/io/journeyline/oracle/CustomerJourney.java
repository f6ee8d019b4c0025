package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer and what §3 makes of their touchpoints.
 *
 * @param segments in whose cells the customer counts
 */
record CustomerJourney(Customer customer, List<Episode> episodes, List<String> segments) {
  static final String ALL_CUSTOMERS = "all";

  static CustomerJourney of(JourneyDefinition definition, Customer customer, long asOf) {
    return new CustomerJourney(
        customer, Fold.of(customer.mapped(), asOf), segments(definition, customer));
  }

  /** All customers, and each segment whose condition holds of the customer's traits. */
  private static List<String> segments(JourneyDefinition definition, Customer customer) {
    Map<String, @Nullable Object> traits = Traits.of(customer.contacts());
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
