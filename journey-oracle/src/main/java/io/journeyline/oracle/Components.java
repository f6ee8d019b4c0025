package io.journeyline.oracle;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * §2.4: what links lead to, over the identifiers that are not shared. Only neighbours are linked:
 * an alias says that two values are one, not that they are neighbours, though they are unless cut.
 *
 * @param links neighbours that are not shared
 * @param byIdentifier the component of each identifier that is not shared
 */
record Components(Graph links, Map<String, Component> byIdentifier) {

  static Components of(Graph neighbours, Set<String> shared, UniqueValues uniqueValues) {
    Graph links = Graph.empty();
    for (String identifier : neighbours.identifiers()) {
      if (!shared.contains(identifier)) {
        links.add(identifier);
        neighbours.neighbours(identifier).stream()
            .filter(neighbour -> !shared.contains(neighbour))
            .forEach(neighbour -> links.link(identifier, neighbour));
      }
    }

    Map<String, Component> byIdentifier = new HashMap<>();
    for (String identifier : links.identifiers()) {
      if (!byIdentifier.containsKey(identifier)) {
        Set<String> members = links.reachable(identifier);
        Component component = new Component(members, uniqueValues.among(members));
        members.forEach(member -> byIdentifier.put(member, component));
      }
    }
    return new Components(links, byIdentifier);
  }

  /** That of an identifier, which is not shared. */
  Component of(String identifier) {
    return Objects.requireNonNull(byIdentifier.get(identifier));
  }

  Collection<Component> all() {
    Set<Component> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(byIdentifier.values());
    return all;
  }
}
