package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import io.journeyline.oracle.CustomerPortrait.Identifier;
import io.journeyline.oracle.CustomerPortrait.Other;
import io.journeyline.oracle.Sightings.Pair;
import io.journeyline.schemas.CustomerIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws customers.
 *
 * @param identities the name of each identifier's owner at {@code asOf}; null: a shared one
 */
record Portraits(
    IdentityRules rules,
    CustomerIds ids,
    List<Contact> contacts,
    Customers customers,
    Togetherness together,
    Blocking blocking,
    Map<String, @Nullable String> identities,
    long asOf) {

  CustomerPortrait of(String name) {
    List<Contact> own =
        contacts.stream().filter(contact -> name.equals(customers.of(contact))).toList();
    List<String> identifiers =
        identities.keySet().stream()
            .filter(identifier -> name.equals(identities.get(identifier)))
            .sorted(strength())
            .toList();
    return new CustomerPortrait(
        ids.of(name),
        name,
        own.size(),
        own.isEmpty() ? null : Witness.of(own.getFirst()),
        own.isEmpty() ? null : Witness.of(own.getLast()),
        identifiers(identifiers),
        links(name, identifiers),
        obstacles(identifiers),
        blocked(own),
        others(name, identifiers));
  }

  private Comparator<String> strength() {
    return rules.strengthOrder();
  }

  private List<Identifier> identifiers(List<String> identifiers) {
    Set<Pair> wanted = identifiers.stream().map(Pair::of).collect(Collectors.toSet());
    Sightings sightings = new Sightings(contacts, wanted);
    List<Identifier> known = new ArrayList<>();
    for (String identifier : identifiers) {
      Sightings.Seen seen = sightings.of(Pair.of(identifier));
      Ownership why = customers.why(identifier, asOf);
      known.add(new Identifier(identifier, why, seen.first(), seen.touchpoints()));
    }
    return known;
  }

  private List<IdentityLink> links(String name, List<String> identifiers) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (List<String> way : together.freeWays(name, identifiers)) {
      pairs.addAll(pairs(way));
    }
    return together.links(List.copyOf(pairs));
  }

  static List<Pair> pairs(List<String> way) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < way.size(); i++) {
      pairs.add(new Pair(way.get(i - 1), way.get(i)));
    }
    return pairs;
  }

  private List<IdentityLink> obstacles(List<String> identifiers) {
    List<Pair> pairs = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String identifier : identifiers) {
      for (String other : together.neighbours(identifier).stream().sorted(strength()).toList()) {
        // One line says of a shared identifier that it links nobody.
        boolean isNew = rules.isCut(identifier, other) || told.add(other);
        if (isNew && (rules.isCut(identifier, other) || customers.isShared(other))) {
          pairs.add(new Pair(identifier, other));
        }
      }
    }
    return together.links(pairs).stream().filter(link -> !link.obstacles().isEmpty()).toList();
  }

  private List<Verdict.Blocked> blocked(List<Contact> own) {
    Map<String, Long> touchpoints = new TreeMap<>(strength());
    own.forEach(
        contact ->
            blocking.blocked(contact).forEach(value -> touchpoints.merge(value, 1L, Long::sum)));
    List<Verdict.Blocked> blocked = new ArrayList<>();
    touchpoints.forEach(
        (identifier, count) ->
            blocked.add(
                new Verdict.Blocked(identifier, String.valueOf(blocking.rule(identifier)), count)));
    return blocked;
  }

  private List<Other> others(String name, List<String> identifiers) {
    Set<String> names = new TreeSet<>(strength());
    identifiers.forEach(identifier -> names.addAll(customers.components().of(identifier).values()));
    names.remove(name);
    return names.stream().map(other -> new Other(ids.of(other), other)).toList();
  }
}
