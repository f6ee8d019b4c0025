package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import java.util.List;

/**
 * §2.1: two identifiers in one touchpoint are neighbours, unless their pair is cut. Every
 * identifier is there, with neighbours or without.
 */
final class Neighbours {
  private Neighbours() {}

  static Graph of(IdentityRules rules, List<Contact> contacts) {
    Graph neighbours = Graph.empty();
    for (Contact contact : contacts) {
      contact.identifiers().forEach(neighbours::add);
      for (String a : contact.identifiers()) {
        for (String b : contact.identifiers()) {
          if (!a.equals(b) && !rules.isCut(a, b)) {
            neighbours.link(a, b);
          }
        }
      }
    }
    return neighbours;
  }
}
