package io.journeyline.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Identifiers and undirected links between them. */
record Graph(Map<String, Set<String>> links) {

  static Graph empty() {
    return new Graph(new HashMap<>());
  }

  void add(String identifier) {
    links.computeIfAbsent(identifier, first -> new HashSet<>());
  }

  void link(String a, String b) {
    add(a);
    add(b);
    neighbours(a).add(b);
    neighbours(b).add(a);
  }

  Set<String> identifiers() {
    return links.keySet();
  }

  Set<String> neighbours(String identifier) {
    return links.getOrDefault(identifier, Set.of());
  }

  /** All that links lead to, itself among them. */
  Set<String> reachable(String identifier) {
    Set<String> found = new HashSet<>(Set.of(identifier));
    Deque<String> waiting = new ArrayDeque<>(found);
    while (!waiting.isEmpty()) {
      for (String neighbour : neighbours(waiting.remove())) {
        if (found.add(neighbour)) {
          waiting.add(neighbour);
        }
      }
    }
    return found;
  }
}
