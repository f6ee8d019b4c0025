package io.journeyline.oracle;

import java.util.List;

/**
 * A customer and all touchpoints of theirs, in order.
 *
 * @param id as published
 */
record Customer(String id, List<Contact> contacts) {

  List<Contact> mapped() {
    return contacts.stream().filter(Contact::isMapped).toList();
  }
}
