package io.journeyline.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * §2.6: the touchpoints that carry an identifier and a unique one, in order, each with the value of
 * its strongest unique identifier. A cut between the two does not undo a login.
 */
record Logins(Map<String, NavigableMap<Contact, String>> byIdentifier) {

  static Logins of(UniqueValues uniqueValues, List<Contact> contacts) {
    Map<String, NavigableMap<Contact, String>> logins = new HashMap<>();
    for (Contact contact : contacts) {
      contact.identifiers().stream()
          .filter(uniqueValues::isUnique)
          .findFirst()
          .ifPresent(
              strongest -> {
                for (String identifier : contact.identifiers()) {
                  logins
                      .computeIfAbsent(identifier, first -> new TreeMap<>(ContactOrder.INSTANCE))
                      .put(contact, uniqueValues.name(strongest));
                }
              });
    }
    return new Logins(logins);
  }

  boolean has(String identifier) {
    return byIdentifier.containsKey(identifier);
  }

  /** Whose the identifier, which has a login, is at a touchpoint. */
  String owner(String identifier, Contact contact) {
    NavigableMap<Contact, String> logins = of(identifier);
    Map.Entry<Contact, String> last = logins.floorEntry(contact);
    return last == null ? logins.firstEntry().getValue() : last.getValue();
  }

  /** Whose the identifier, which has a login, is after all touchpoints up to a moment. */
  String owner(String identifier, long asOf) {
    return deciding(identifier, asOf).getValue();
  }

  /** The login that says whose the identifier is at a moment. */
  Map.Entry<Contact, String> deciding(String identifier, long asOf) {
    NavigableMap<Contact, String> logins = of(identifier);
    Map.Entry<Contact, String> deciding = logins.firstEntry();
    for (Map.Entry<Contact, String> login : logins.entrySet()) {
      if (login.getKey().at() <= asOf) {
        deciding = login;
      }
    }
    return deciding;
  }

  private NavigableMap<Contact, String> of(String identifier) {
    NavigableMap<Contact, String> logins = byIdentifier.get(identifier);
    if (logins == null) {
      throw new IllegalArgumentException("an identifier without a login has no owner of its own");
    }
    return logins;
  }
}
