package io.journeyline.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * §2.7: the place in order of the first touchpoint that carries an identifier, whoever that
 * touchpoint belongs to.
 */
record FirstSeen(Map<String, Integer> places) {

  /**
   * @param contacts in order
   */
  static FirstSeen of(List<Contact> contacts) {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < contacts.size(); place++) {
      for (String identifier : contacts.get(place).identifiers()) {
        places.putIfAbsent(identifier, place);
      }
    }
    return new FirstSeen(places);
  }

  /** The one first seen comes first; ties by bytes. */
  Comparator<String> order() {
    return Comparator.<String>comparingInt(
            identifier -> Objects.requireNonNull(places.get(identifier)))
        .thenComparing(ContactOrder.BYTES);
  }
}
