package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * §2.5: the unique values, each under one name; those that aliases make one, over any number of
 * pairs, have the same name: the one first seen.
 *
 * @param names name of each unique identifier, itself one of them
 */
record UniqueValues(IdentityRules rules, Map<String, String> names) {

  static UniqueValues of(IdentityRules rules, List<Contact> contacts, FirstSeen firstSeen) {
    Graph aliases = aliases(rules, contacts);
    Map<String, String> names = new HashMap<>();
    for (String identifier : aliases.identifiers()) {
      if (!names.containsKey(identifier)) {
        Set<String> value = aliases.reachable(identifier);
        String name = Collections.min(value, firstSeen.order());
        value.forEach(member -> names.put(member, name));
      }
    }
    return new UniqueValues(rules, names);
  }

  static Graph aliases(IdentityRules rules, List<Contact> contacts) {
    Graph aliases = Graph.empty();
    for (Contact contact : contacts) {
      contact.identifiers().stream()
          .filter(identifier -> isUnique(rules, identifier))
          .forEach(aliases::add);
      List<String> pair = contact.aliasOf();
      if (!pair.isEmpty() && pair.stream().allMatch(alias -> isUnique(rules, alias))) {
        aliases.link(pair.getFirst(), pair.getLast());
      }
    }
    return aliases;
  }

  static boolean isUnique(IdentityRules rules, String identifier) {
    return IdentityRules.typeOf(identifier).equals(rules.unique());
  }

  boolean isUnique(String identifier) {
    return isUnique(rules, identifier);
  }

  /** The name of the value that a unique identifier stands for. */
  String name(String identifier) {
    return Objects.requireNonNull(names.get(identifier));
  }

  /** The names of the values that are among some identifiers. */
  Set<String> among(Set<String> identifiers) {
    return identifiers.stream()
        .filter(this::isUnique)
        .map(this::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
