package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * §1 to §3, counts: accepted, mapped, unmapped, unattributed and rejected touchpoints, and those
 * whose text could not be scored, by source and the day they occurred; "" for a day that could not
 * be read. There is no cell for all days, but for customers by persona, who have no other.
 */
final class CountCells {
  private static final String NO_TYPE = "";
  private static final String NO_SOURCE = "";
  private static final String UNKNOWN_DAY = "";

  private final JourneyDefinition definition;
  private final Days days;
  private final Map<CountKey, CountValue> cells = new HashMap<>();

  private CountCells(JourneyDefinition definition) {
    this.definition = definition;
    this.days = new Days(definition.zone());
  }

  static Map<CountKey, CountValue> of(
      JourneyDefinition definition,
      List<Attribution> attributions,
      Rejections rejections,
      List<CustomerJourney> journeys) {
    CountCells counts = new CountCells(definition);
    attributions.forEach(counts::addAccepted);
    rejections
        .occurredAt()
        .forEach(
            (rejection, at) ->
                counts.add(
                    "rejected",
                    rejection.source(),
                    rejection.reason(),
                    at == null ? UNKNOWN_DAY : counts.days.of(at)));
    if (!definition.personas().isEmpty()) {
      journeys.forEach(journey -> counts.addCustomer(journey.persona()));
    }
    return counts.cells;
  }

  /** Under their persona, or "" where they are none; over all days. */
  private void addCustomer(@Nullable String persona) {
    add("customers", NO_SOURCE, persona == null ? "" : persona, Days.ALL);
  }

  private void addAccepted(Attribution attribution) {
    Contact contact = attribution.contact();
    String source = contact.touchpoint().getSource();
    String day = days.of(contact.at());
    add("accepted", source, NO_TYPE, day);
    if (attribution.customerId() == null) {
      add("unattributed", source, NO_TYPE, day);
    } else if (contact.isMapped()) {
      add("mapped", source, NO_TYPE, day);
      if (contact.emotion().unscored() != null) {
        add("unscored", source, contact.emotion().unscored(), day);
      }
    } else {
      add("unmapped", source, contact.touchpoint().getType(), day);
    }
  }

  private void add(String name, String source, String type, String day) {
    CountKey key = new CountKey(definition.map(), definition.version(), name, source, type, day);
    CountValue before = cells.getOrDefault(key, new CountValue(0L));
    cells.put(key, new CountValue(before.getCount() + 1));
  }
}
