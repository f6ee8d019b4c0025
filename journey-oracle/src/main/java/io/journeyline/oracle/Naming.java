package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import java.util.Collections;
import java.util.Comparator;

/**
 * §2.7: the identifier that names the one customer of a component: its unique value, or of the
 * strongest type present the identifier first seen, ties by bytes.
 */
final class Naming {
  private final Comparator<String> order;

  Naming(IdentityRules rules, FirstSeen firstSeen) {
    Comparator<String> byType =
        Comparator.<String>comparingInt(rules::strength).thenComparing(ContactOrder.BYTES);
    order = Comparator.comparing(IdentityRules::typeOf, byType).thenComparing(firstSeen.order());
  }

  String name(Component component) {
    return component.values().isEmpty()
        ? Collections.min(component.identifiers(), order)
        : component.values().iterator().next();
  }
}
