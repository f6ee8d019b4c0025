package io.journeyline.oracle;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * §2.6: the identifier by whose logins another is owned: itself if it has one, else the one of the
 * fewest hops that has, without passing through a unique identifier; among several the strongest.
 */
record NearestLogin(
    Graph links,
    Predicate<String> isUnique,
    Predicate<String> hasLogin,
    Comparator<String> strength) {

  /** Null: none can be reached. */
  @Nullable String of(String identifier) {
    Set<String> visited = new HashSet<>(Set.of(identifier));
    Set<String> farthest = Set.of(identifier);
    while (!farthest.isEmpty()) {
      List<String> candidates = farthest.stream().filter(hasLogin).toList();
      if (!candidates.isEmpty()) {
        return Collections.min(candidates, strength);
      }
      farthest = oneHopFrom(farthest, visited);
    }
    return null;
  }

  private Set<String> oneHopFrom(Set<String> identifiers, Set<String> visited) {
    Set<String> next = new HashSet<>();
    for (String identifier : identifiers) {
      for (String neighbour : links.neighbours(identifier)) {
        if (!isUnique.test(neighbour) && visited.add(neighbour)) {
          next.add(neighbour);
        }
      }
    }
    return next;
  }
}
