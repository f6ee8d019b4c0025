package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose rows and seals are. What sealed touchpoints said of identifiers counts through their
 * witnesses; a seal as a whole belongs to who has its last witness.
 *
 * @param customers who is who, with the witnesses among the rows
 * @param rows each customer's rows, without witnesses
 * @param seals each customer's seals, the one that reaches farthest last
 */
record Whose(Customers customers, Map<String, List<Row>> rows, Map<String, List<Seal>> seals) {

  /** Where there is nothing. */
  static final Whose NOBODY =
      new Whose(new Customers(Map.of(), Map.of(), Long.MAX_VALUE), Map.of(), Map.of());

  /** Of several customers those who have, here and there, the very same rows and no seals. */
  Set<String> unchangedIn(Whose other) {
    if (other.rows.size() < 2 || !seals.isEmpty() || !other.seals.isEmpty()) {
      return Set.of();
    }
    Set<String> unchanged = new HashSet<>();
    rows.forEach(
        (customer, had) -> {
          List<Row> has = other.rows.get(customer);
          if (has != null && areTheSame(had, has)) {
            unchanged.add(customer);
          }
        });
    return unchanged;
  }

  @SuppressWarnings("ReferenceEquality") // equal rows that were read twice are told again
  private static boolean areTheSame(List<Row> some, List<Row> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Works it out.
   *
   * @param rows in order of occurrence, each with at least one identifier that is not shared
   */
  static Whose of(
      IdentityRules rules, List<Row> rows, List<Seal> seals, Set<String> shared, long asOf) {
    if (seals.isEmpty()) {
      Customers customers = Customers.of(rules, rows, shared, asOf);
      return new Whose(customers, customers.rows(), Map.of());
    }
    Set<Row> witnesses = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Row> all = new ArrayList<>(rows);
    for (Seal seal : seals) {
      for (Row witness : seal.witnesses()) {
        if (!shared.containsAll(witness.identifiers())) {
          witnesses.add(witness);
          all.add(witness);
        }
      }
    }
    all.sort(Row.ORDER);
    Customers customers = Customers.of(rules, all, shared, asOf);
    Map<String, List<Row>> own = new LinkedHashMap<>();
    IdentityHashMap<Row, String> customerOf = new IdentityHashMap<>();
    customers
        .rows()
        .forEach(
            (customer, had) -> {
              List<Row> without = had.stream().filter(row -> !witnesses.contains(row)).toList();
              if (!without.isEmpty()) {
                own.put(customer, without);
              }
              had.forEach(row -> customerOf.put(row, customer));
            });
    Map<String, List<Seal>> sealsOf = new LinkedHashMap<>();
    seals.stream()
        .sorted((a, b) -> Row.ORDER.compare(a.last(), b.last()))
        .forEach(
            seal -> {
              String customer = owner(rules, seal, customerOf);
              sealsOf.computeIfAbsent(customer, c -> new ArrayList<>()).add(seal);
              own.computeIfAbsent(customer, c -> List.of());
            });
    return new Whose(customers, own, sealsOf);
  }

  /** Where all its identifiers are shared it is its strongest one's: it was counted. */
  private static String owner(
      IdentityRules rules, Seal seal, IdentityHashMap<Row, String> customerOf) {
    for (Row witness : seal.witnesses().reversed()) {
      String customer = customerOf.get(witness);
      if (customer != null) {
        return customer;
      }
    }
    return seal.last().identifiers().stream().min(rules.strengthOrder()).orElseThrow();
  }
}
