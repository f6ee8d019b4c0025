package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import io.journeyline.oracle.IdentityLink.Obstacle;
import io.journeyline.oracle.Sightings.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which identifiers occur together, whether that links them or not, and what is in the way. */
final class Togetherness {
  /** A way of fewer obstacles is shorter, however many hops it takes. */
  private static final long OBSTACLE = 1L << 40;

  private final IdentityRules rules;
  private final List<Contact> contacts;
  private final Customers customers;
  private final Graph together;
  private final Graph aliases;

  Togetherness(IdentityRules rules, List<Contact> contacts, Customers customers) {
    this.rules = rules;
    this.contacts = contacts;
    this.customers = customers;
    together = Neighbours.of(withoutCuts(rules), contacts);
    aliases = UniqueValues.aliases(rules, contacts);
  }

  private static IdentityRules withoutCuts(IdentityRules rules) {
    return new IdentityRules(
        rules.types(),
        rules.unique(),
        rules.blockValues(),
        rules.blockPatterns(),
        rules.sharedAboveDefault(),
        rules.sharedAboveByType(),
        rules.region(),
        List.of());
  }

  Set<String> neighbours(String identifier) {
    return together.neighbours(identifier);
  }

  /** The identifiers that lead from one to another, both among them; null: nothing does. */
  @Nullable List<String> way(String from, String to) {
    return way(to, ways(from, to, Long.MAX_VALUE));
  }

  /** As {@link #way}, for several ends that nothing is in the way to; the others are left out. */
  List<List<String>> freeWays(String from, Collection<String> ends) {
    Map<String, Reached> reached = ways(from, "", OBSTACLE);
    List<List<String>> ways = new ArrayList<>();
    for (String end : ends) {
      List<String> way = way(end, reached);
      if (way != null) {
        ways.add(way);
      }
    }
    return ways;
  }

  /** How one got to an identifier. */
  private record Reached(String identifier, String from, long cost) {}

  private static @Nullable List<String> way(String to, Map<String, Reached> reached) {
    List<String> way = new ArrayList<>();
    Reached at = reached.get(to);
    while (at != null) {
      way.addFirst(at.identifier());
      at = at.identifier().equals(at.from()) ? null : reached.get(at.from());
    }
    return way.isEmpty() ? null : way;
  }

  /** Dijkstra's, up to {@code to} or below {@code limit}; of equals, the strongest first. */
  private Map<String, Reached> ways(String from, String to, long limit) {
    Comparator<String> strength = rules.strengthOrder();
    PriorityQueue<Reached> waiting =
        new PriorityQueue<>(
            Comparator.comparingLong(Reached::cost)
                .thenComparing(Reached::identifier, strength)
                .thenComparing(Reached::from, strength));
    Map<String, Reached> reached = new HashMap<>();
    waiting.add(new Reached(from, from, 0));
    while (!waiting.isEmpty() && !reached.containsKey(to)) {
      Reached next = waiting.remove();
      if (next.cost() < limit && reached.putIfAbsent(next.identifier(), next) == null) {
        for (String neighbour : together.neighbours(next.identifier())) {
          if (!reached.containsKey(neighbour)) {
            long cost = next.cost() + cost(next.identifier(), neighbour);
            waiting.add(new Reached(neighbour, next.identifier(), cost));
          }
        }
      }
    }
    return reached;
  }

  private long cost(String from, String to) {
    long obstacles = (isCut(from, to) ? 1L : 0L) + (customers.isShared(to) ? 1L : 0L);
    return 1 + obstacles * OBSTACLE;
  }

  private boolean isAlias(String a, String b) {
    return aliases.neighbours(a).contains(b);
  }

  /** A cut does not undo an alias. */
  private boolean isCut(String a, String b) {
    return rules.isCut(a, b) && !isAlias(a, b);
  }

  /** What there is to say of pairs that occur together, each in the direction given. */
  List<IdentityLink> links(List<Pair> directed) {
    Set<Pair> wanted = new HashSet<>();
    directed.forEach(pair -> wanted.add(Pair.of(pair.a(), pair.b())));
    Sightings sightings = new Sightings(contacts, wanted);
    return directed.stream().map(pair -> link(pair, sightings)).toList();
  }

  private IdentityLink link(Pair pair, Sightings sightings) {
    Sightings.Seen seen = sightings.of(Pair.of(pair.a(), pair.b()));
    return new IdentityLink(
        pair.a(),
        pair.b(),
        isAlias(pair.a(), pair.b()),
        seen.first(),
        seen.touchpoints(),
        obstacles(pair));
  }

  private List<Obstacle> obstacles(Pair pair) {
    List<Obstacle> obstacles = new ArrayList<>();
    if (isCut(pair.a(), pair.b())) {
      obstacles.add(new IdentityLink.Cut(pair.a(), pair.b()));
    }
    for (String end : List.of(pair.a(), pair.b())) {
      if (customers.isShared(end)) {
        obstacles.add(
            new IdentityLink.Shared(
                end,
                customers.neighbours().neighbours(end).size(),
                rules.sharedAbove(IdentityRules.typeOf(end))));
      }
    }
    return obstacles;
  }
}
