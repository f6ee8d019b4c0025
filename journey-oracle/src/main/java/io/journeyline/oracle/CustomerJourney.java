package io.journeyline.oracle;

import java.util.List;

/** A customer and what §3 makes of their touchpoints. */
record CustomerJourney(Customer customer, List<Episode> episodes) {
  private static final String ALL_CUSTOMERS = "all";

  List<Visit> visits() {
    return episodes.stream().flatMap(episode -> episode.visits().stream()).toList();
  }

  /** The segments in whose cells the customer counts. */
  List<String> segments() {
    return List.of(ALL_CUSTOMERS);
  }
}
