package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Utf8Order;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The identifiers of a cluster that are not shared: which occurred together, their components and
 * names.
 */
final class IdentityGraph {
  private final IdentityRules rules;
  private final Set<String> shared;
  private final Map<String, Set<String>> neighbours = new LinkedHashMap<>();

  /** When an identifier was seen first, as a place in the order of rows. */
  private final Map<String, Integer> firstSeen = new HashMap<>();

  /** What the rows seen so far carry: few say something else than the others. */
  private final Map<List<String>, List<String>> telling = new HashMap<>();

  private final Map<String, Component> components = new HashMap<>();
  private final Forest aliases = new Forest();

  /**
   * A set of identifiers that are linked.
   *
   * @param uniques its unique values, strongest first
   * @param name what a customer is called who has all of it: only meaningful with at most one
   *     unique value
   */
  record Component(
      List<String> identifiers, List<String> uniques, String name, boolean isOneCustomer) {}

  private IdentityGraph(IdentityRules rules, Set<String> shared) {
    this.rules = rules;
    this.shared = shared;
  }

  static IdentityGraph of(IdentityRules rules, List<Row> rows, Set<String> shared) {
    IdentityGraph graph = new IdentityGraph(rules, shared);
    Forest links = new Forest();
    for (int place = 0; place < rows.size(); place++) {
      graph.add(rows.get(place), place, links);
    }
    graph.findComponents(links);
    return graph;
  }

  Set<String> identifiers() {
    return neighbours.keySet();
  }

  Set<String> neighbours(String identifier) {
    return neighbours.getOrDefault(identifier, Set.of());
  }

  Component component(String identifier) {
    return java.util.Objects.requireNonNull(components.get(identifier));
  }

  /** Whether no component has several customers. */
  boolean isPlain() {
    return components.values().stream().allMatch(Component::isOneCustomer);
  }

  boolean isUnique(String identifier) {
    return IdentityRules.typeOf(identifier).equals(rules.unique());
  }

  /** Identifiers of a row that may say whose it is, strongest first. */
  List<String> telling(Row row) {
    return telling.computeIfAbsent(row.identifiers(), this::telling);
  }

  private List<String> telling(List<String> identifiers) {
    return identifiers.stream()
        .filter(identifier -> !shared.contains(identifier))
        .sorted(rules.strengthOrder())
        .toList();
  }

  /** The name of a unique value's customer: of aliased values, the one seen first. */
  String nameOf(String unique) {
    return aliases.members(unique).stream().min(firstThenBytes()).orElse(unique);
  }

  private void add(Row row, int place, Forest links) {
    if (row.aliasOf().isEmpty() && telling.containsKey(row.identifiers())) {
      return;
    }
    List<String> telling = telling(row);
    for (String identifier : telling) {
      firstSeen.putIfAbsent(identifier, place);
      neighbours.computeIfAbsent(identifier, i -> new LinkedHashSet<>());
      links.add(identifier);
    }
    for (int i = 0; i < telling.size(); i++) {
      for (int j = i + 1; j < telling.size(); j++) {
        link(telling.get(i), telling.get(j), links);
      }
    }
    if (row.aliasOf().size() == 2 && row.aliasOf().stream().allMatch(this::isUnique)) {
      aliases.join(row.aliasOf().getFirst(), row.aliasOf().getLast());
    }
  }

  private void link(String a, String b, Forest links) {
    if (!rules.isCut(a, b)) {
      neighbours.computeIfAbsent(a, i -> new LinkedHashSet<>()).add(b);
      neighbours.computeIfAbsent(b, i -> new LinkedHashSet<>()).add(a);
      links.join(a, b);
    }
  }

  private void findComponents(Forest links) {
    for (List<String> identifiers : links.sets()) {
      List<String> uniques =
          identifiers.stream().filter(this::isUnique).sorted(rules.strengthOrder()).toList();
      Set<String> names = new TreeSet<>();
      uniques.forEach(unique -> names.add(nameOf(unique)));
      String name = names.size() == 1 ? names.iterator().next() : nameWithoutUnique(identifiers);
      Component component = new Component(identifiers, uniques, name, names.size() <= 1);
      identifiers.forEach(identifier -> components.put(identifier, component));
    }
  }

  private String nameWithoutUnique(List<String> identifiers) {
    Comparator<String> byType =
        Comparator.comparingInt((String i) -> rules.strength(IdentityRules.typeOf(i)))
            .thenComparing(IdentityRules::typeOf, Utf8Order.COMPARATOR);
    return identifiers.stream().min(byType.thenComparing(firstThenBytes())).orElseThrow();
  }

  private Comparator<String> firstThenBytes() {
    return Comparator.comparingInt((String i) -> firstSeen.getOrDefault(i, Integer.MAX_VALUE))
        .thenComparing(Utf8Order.COMPARATOR);
  }

  /** Sets that grow together. */
  private static final class Forest {
    private final Map<String, List<String>> sets = new LinkedHashMap<>();

    void add(String element) {
      sets.computeIfAbsent(
          element,
          e -> {
            List<String> alone = new ArrayList<>();
            alone.add(e);
            return alone;
          });
    }

    void join(String a, String b) {
      add(a);
      add(b);
      List<String> one = members(a);
      List<String> other = members(b);
      if (one != other) {
        List<String> larger = one.size() >= other.size() ? one : other;
        List<String> smaller = larger == one ? other : one;
        larger.addAll(smaller);
        smaller.forEach(element -> sets.put(element, larger));
      }
    }

    List<String> members(String element) {
      return sets.getOrDefault(element, List.of(element));
    }

    Iterable<List<String>> sets() {
      IdentityHashMap<List<String>, Boolean> distinct = new IdentityHashMap<>();
      List<List<String>> found = new ArrayList<>();
      for (List<String> set : sets.values()) {
        if (distinct.put(set, true) == null) {
          found.add(set);
        }
      }
      return found;
    }
  }
}
