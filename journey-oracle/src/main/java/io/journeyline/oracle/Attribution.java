package io.journeyline.oracle;

import io.journeyline.schemas.CustomerIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * §2: a touchpoint and the customer it belongs to.
 *
 * @param customerId as published; null: unattributed
 */
record Attribution(Contact contact, @Nullable String customerId) {

  static List<Attribution> of(Customers customers, CustomerIds ids, List<Contact> contacts) {
    List<Attribution> attributions = new ArrayList<>();
    for (Contact contact : contacts) {
      String name = customers.of(contact);
      attributions.add(new Attribution(contact, name == null ? null : ids.of(name)));
    }
    return attributions;
  }

  /**
   * The customers that have touchpoints.
   *
   * @param attributions in order
   */
  static List<Customer> byCustomer(List<Attribution> attributions) {
    Map<String, List<Contact>> own = new LinkedHashMap<>();
    for (Attribution attribution : attributions) {
      if (attribution.customerId() != null) {
        own.computeIfAbsent(attribution.customerId(), first -> new ArrayList<>())
            .add(attribution.contact());
      }
    }
    List<Customer> customers = new ArrayList<>();
    own.forEach((id, contacts) -> customers.add(new Customer(id, contacts)));
    return customers;
  }
}
