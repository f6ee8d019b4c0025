package io.journeyline.streams.journey;

import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import java.util.Map;

/**
 * Everything that a cluster's rows say at one moment.
 *
 * @param cells what they add to the aggregates
 * @param steps the journeys' steps, with the customer of each
 * @param journeys where each customer stands, by name
 * @param tails each customer's journey, by name
 * @param customers who is who
 * @param nextChange after which moment this changes by the mere passing of time, or {@code
 *     Long.MAX_VALUE}
 */
record Said(
    Differences cells,
    List<Step> steps,
    Map<String, Journey> journeys,
    Map<String, Tail> tails,
    Customers customers,
    long nextChange) {

  /** A step of one customer's journey. */
  record Step(String customer, JourneyFact fact) {}

  List<Row> rowsOf(String customer) {
    return customers.rows().getOrDefault(customer, List.of());
  }
}
