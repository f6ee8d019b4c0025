package io.journeyline.oracle;

import io.journeyline.schemas.CustomerIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * §2 as far as it goes without linking identifiers: a touchpoint belongs to its strongest
 * identifier, and that names the customer. Components, shared identifiers, owners and aliases take
 * this class's place, not another's.
 */
final class Customers {
  private Customers() {}

  static List<Customer> of(CustomerIds ids, Collection<Contact> contacts) {
    Map<String, List<Contact>> byIdentifier = new TreeMap<>();
    for (Contact contact : contacts) {
      String strongest = contact.identifiers().getFirst();
      byIdentifier.computeIfAbsent(strongest, identifier -> new ArrayList<>()).add(contact);
    }
    List<Customer> customers = new ArrayList<>();
    byIdentifier.forEach(
        (identifier, own) ->
            customers.add(
                new Customer(
                    ids.of(identifier), own.stream().sorted(ContactOrder.INSTANCE).toList())));
    return customers;
  }
}
