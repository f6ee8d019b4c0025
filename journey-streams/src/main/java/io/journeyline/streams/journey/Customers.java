package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in a cluster (SEMANTICS.md §2): a function of all its rows, so every rule is
 * retroactive and does not depend on the order of arrival.
 *
 * @param rows the rows of each customer, in order, under the identifier that names it
 * @param owners the customer that each identifier which is not shared belongs to at the moment
 *     asked for
 * @param nextChange after which moment an owner changes by the mere passing of time, or {@code
 *     Long.MAX_VALUE}
 */
record Customers(Map<String, List<Row>> rows, Map<String, String> owners, long nextChange) {

  /**
   * Works it out.
   *
   * @param rows in order of occurrence, each with at least one identifier that is not shared
   */
  static Customers of(IdentityRules rules, List<Row> rows, Set<String> shared, long asOf) {
    String alone = alone(rows, shared);
    if (alone != null) {
      return new Customers(Map.of(alone, rows), Map.of(alone, alone), Long.MAX_VALUE);
    }
    IdentityGraph graph = IdentityGraph.of(rules, rows, shared);
    Map<String, List<Row>> byCustomer = new LinkedHashMap<>();
    Owners owners = new Owners(rules, graph, rows);
    for (Row row : rows) {
      byCustomer.computeIfAbsent(owners.of(row), name -> new ArrayList<>()).add(row);
    }
    Map<String, String> published = new TreeMap<>();
    long nextChange = Long.MAX_VALUE;
    for (String identifier : graph.identifiers()) {
      published.put(identifier, owners.at(identifier, asOf));
      nextChange = Math.min(nextChange, owners.nextChange(identifier, asOf));
    }
    return new Customers(byCustomer, published, nextChange);
  }

  /** The identifier that is all that any row carries, or null. */
  private static @Nullable String alone(List<Row> rows, Set<String> shared) {
    String alone = null;
    for (Row row : rows) {
      String first = row.identifiers().getFirst();
      if (row.identifiers().size() > 1
          || !row.aliasOf().isEmpty()
          || shared.contains(first)
          || (alone != null && !alone.equals(first))) {
        return null;
      }
      alone = first;
    }
    return alone;
  }

  /** Whether all rows are of one customer. */
  @Nullable String only() {
    return rows.size() == 1 ? rows.keySet().iterator().next() : null;
  }
}
