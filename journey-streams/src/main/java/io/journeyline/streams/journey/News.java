package io.journeyline.streams.journey;

import io.journeyline.schemas.JourneyEventType;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of the present has not been said, compared with what was. */
final class News {
  private final Said before;
  private final @Nullable Said moved;
  private final Said now;
  private final Set<String> shared;
  private final Outlet outlet;

  /**
   * @param before what this root has said
   * @param moved what another root has said, and taken back, of rows that have come from there
   */
  News(Said before, @Nullable Said moved, Said now, Set<String> shared, Outlet outlet) {
    this.before = before;
    this.moved = moved;
    this.now = now;
    this.shared = shared;
    this.outlet = outlet;
  }

  void tell(Cause cause) {
    // What is said now is needed by nobody but the aggregates.
    Differences difference = now.cells();
    difference.subtractAll(before.cells());
    outlet.cells(difference);
    tellJourneys();
    tellSteps();
    tellOwners();
    tellChanges(cause);
  }

  /**
   * What the other root said is gone from its topics: it is said again even where nothing has
   * changed.
   */
  private void tellJourneys() {
    now.journeys()
        .forEach(
            (customer, journey) -> {
              boolean takenBack = moved != null && moved.journeys().containsKey(customer);
              if (takenBack || !journey.equals(before.journeys().get(customer))) {
                outlet.journey(customer, journey);
              }
            });
    before.journeys().keySet().stream()
        .filter(customer -> !now.journeys().containsKey(customer))
        .forEach(customer -> outlet.journey(customer, null));
  }

  private void tellSteps() {
    Map<JourneyFact, Integer> said = new HashMap<>();
    List<Said.Step> old = new ArrayList<>(before.steps());
    if (moved != null) {
      old.addAll(moved.steps());
    }
    old.forEach(step -> said.merge(step.fact(), 1, Integer::sum));
    long latest = old.stream().mapToLong(step -> step.fact().at()).max().orElse(Long.MIN_VALUE);
    List<Said.Step> news = new ArrayList<>();
    for (Said.Step step : now.steps()) {
      if (said.merge(step.fact(), -1, Integer::sum) < 0) {
        news.add(step);
      }
    }
    boolean undone = said.values().stream().anyMatch(count -> count > 0);
    for (Said.Step step : old) {
      if (step.fact().type() == JourneyEventType.DROPPED
          && said.merge(step.fact(), -1, Integer::sum) >= 0) {
        outlet.step(heir(step.customer()), revived(step.fact()), true);
      }
    }
    news.forEach(
        step -> outlet.step(step.customer(), step.fact(), undone || step.fact().at() < latest));
  }

  /** Who goes on where a customer is no more. */
  private String heir(String customer) {
    if (now.journeys().containsKey(customer) || now.journeys().isEmpty()) {
      return customer;
    }
    List<Row> rows = new ArrayList<>(before.rowsOf(customer));
    if (moved != null) {
      rows.addAll(moved.rowsOf(customer));
    }
    Map<Identity, String> present = customersOfRows(now);
    return rows.stream()
        .map(row -> present.get(Identity.of(row)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(customer);
  }

  private static JourneyFact revived(JourneyFact drop) {
    return new JourneyFact(
        JourneyEventType.REVIVED, drop.stage(), null, drop.touchpoint(), drop.channel(), drop.at());
  }

  private void tellOwners() {
    Map<String, String> owners = now.customers().owners();
    Map<String, String> old = before.customers().owners();
    owners.forEach(
        (identifier, customer) -> {
          boolean takenBack = moved != null && moved.customers().owners().containsKey(identifier);
          if (takenBack || !customer.equals(old.get(identifier))) {
            outlet.owner(identifier, customer);
          }
        });
    for (String identifier : old.keySet()) {
      if (!owners.containsKey(identifier) && !shared.contains(identifier)) {
        outlet.forget(identifier);
      }
    }
    Set<String> disowned = new TreeSet<>(old.keySet());
    if (moved != null) {
      disowned.addAll(moved.customers().owners().keySet());
    }
    disowned.retainAll(shared);
    disowned.forEach(identifier -> outlet.owner(identifier, null));
  }

  private void tellChanges(Cause cause) {
    Map<String, Set<String>> from = new TreeMap<>();
    Map<String, Set<String>> to = new TreeMap<>();
    List<Said> past = moved == null ? List.of(before) : List.of(before, moved);
    if (isNothingChanged(past)) {
      return;
    }
    Map<Identity, String> present = customersOfRows(now);
    for (Said said : past) {
      customersOfRows(said)
          .forEach(
              (row, old) -> {
                String customer = present.get(row);
                if (customer != null) {
                  to.computeIfAbsent(old, c -> new TreeSet<>()).add(customer);
                  from.computeIfAbsent(customer, c -> new TreeSet<>()).add(old);
                }
              });
    }
    to.forEach(
        (old, customers) -> {
          if (customers.size() > 1) {
            outlet.change(Outlet.Kind.SPLIT, old, List.of(old), List.copyOf(customers), cause);
          }
        });
    from.forEach(
        (customer, olds) -> {
          boolean other = olds.stream().anyMatch(old -> !old.equals(customer) && onlyTo(to, old));
          if (other) {
            outlet.change(
                Outlet.Kind.MERGED, customer, List.copyOf(olds), List.of(customer), cause);
          }
        });
  }

  /** Whether all rows were and are of one customer, who is called as before. */
  private boolean isNothingChanged(List<Said> past) {
    String only = now.customers().only();
    return only != null
        && past.stream()
            .map(Said::customers)
            .allMatch(customers -> customers.rows().isEmpty() || only.equals(customers.only()));
  }

  private static boolean onlyTo(Map<String, Set<String>> to, String old) {
    return Objects.requireNonNull(to.get(old)).size() == 1;
  }

  /** A row by what makes duplicates one. */
  private record Identity(String source, String eventId, List<String> identifiers) {
    static Identity of(Row row) {
      return new Identity(row.source(), row.eventId(), row.identifiers());
    }
  }

  private static Map<Identity, String> customersOfRows(Said said) {
    Map<Identity, String> customers = new LinkedHashMap<>();
    said.customers()
        .rows()
        .forEach(
            (customer, rows) -> rows.forEach(row -> customers.put(Identity.of(row), customer)));
    return customers;
  }
}
