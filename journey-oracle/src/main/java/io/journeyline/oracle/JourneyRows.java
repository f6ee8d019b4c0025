package io.journeyline.oracle;

import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.Journey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * §8, journeys: where each customer stands. Stage and state are those of the last visit; a customer
 * with unmapped touchpoints only has neither.
 */
final class JourneyRows {
  private JourneyRows() {}

  static Map<String, Journey> of(List<CustomerJourney> journeys) {
    Map<String, Journey> rows = new HashMap<>();
    for (CustomerJourney journey : journeys) {
      rows.put(journey.customer().id(), row(journey));
    }
    return rows;
  }

  private static Journey row(CustomerJourney journey) {
    List<Contact> contacts = journey.customer().contacts();
    Journey row = new Journey();
    row.setTouchpoints(contacts.size());
    row.setUnmapped(contacts.stream().filter(contact -> !contact.isMapped()).count());
    row.setEpisodes(journey.episodes().size());
    row.setFirstSeen(contacts.getFirst().at());
    row.setLastSeen(contacts.getLast().at());
    row.setPersona(journey.persona());
    if (!journey.visits().isEmpty()) {
      Visit last = journey.visits().getLast();
      row.setStage(last.stage().id());
      row.setState(last.end() instanceof End.Dropped ? "dropped" : "open");
    }
    return row;
  }
}
