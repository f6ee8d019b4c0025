package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.journey.IdentityGraph.Component;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose a touchpoint or an identifier is; where several unique values are linked, logins decide by
 * their time.
 */
final class Owners {
  /** At a touchpoint, an identifier was used by the customer of a unique value. */
  private record Login(Row row, String customer) {}

  private final Comparator<String> strength;
  private final IdentityGraph graph;
  private final Map<String, List<Login>> logins = new HashMap<>();
  private final Map<String, String> stead = new HashMap<>();

  Owners(IdentityRules rules, IdentityGraph graph, List<Row> rows) {
    strength = rules.strengthOrder();
    this.graph = graph;
    // Where everyone has a component alone, nobody asks for logins.
    if (!graph.isPlain()) {
      rows.forEach(this::noteLogins);
    }
  }

  private void noteLogins(Row row) {
    List<String> telling = graph.telling(row);
    String unique = telling.stream().filter(graph::isUnique).findFirst().orElse(null);
    if (unique == null) {
      return;
    }
    Login login = new Login(row, graph.nameOf(unique));
    telling.stream()
        .filter(identifier -> !graph.isUnique(identifier))
        .forEach(i -> logins.computeIfAbsent(i, x -> new ArrayList<>()).add(login));
  }

  /** The name of the customer who had a touchpoint. */
  String of(Row row) {
    List<String> telling = graph.telling(row);
    String strongest = telling.getFirst();
    Component component = graph.component(strongest);
    if (component.isOneCustomer()) {
      return component.name();
    }
    String unique = telling.stream().filter(graph::isUnique).findFirst().orElse(null);
    if (unique != null) {
      return graph.nameOf(unique);
    }
    List<Login> known = loginsInStead(strongest);
    if (known.isEmpty()) {
      return graph.nameOf(component.uniques().getFirst());
    }
    Login last = known.getFirst();
    for (Login login : known) {
      if (Row.ORDER.compare(login.row(), row) <= 0) {
        last = login;
      }
    }
    return last.customer();
  }

  /** The name of the customer who has an identifier at a moment. */
  String at(String identifier, long moment) {
    Component component = graph.component(identifier);
    if (component.isOneCustomer()) {
      return component.name();
    }
    if (graph.isUnique(identifier)) {
      return graph.nameOf(identifier);
    }
    List<Login> known = loginsInStead(identifier);
    if (known.isEmpty()) {
      return graph.nameOf(component.uniques().getFirst());
    }
    Login last = known.getFirst();
    for (Login login : known) {
      if (login.row().occurredAt() <= moment) {
        last = login;
      }
    }
    return last.customer();
  }

  /**
   * After which moment the next login may give an identifier another owner: a login counts at its
   * own time.
   */
  long nextChange(String identifier, long moment) {
    if (graph.component(identifier).isOneCustomer() || graph.isUnique(identifier)) {
      return Long.MAX_VALUE;
    }
    return loginsInStead(identifier).stream()
        .mapToLong(login -> login.row().occurredAt())
        .filter(at -> at > moment)
        .map(at -> at - 1)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** An identifier's own logins, else those of the nearest identifier that has any. */
  private List<Login> loginsInStead(String identifier) {
    String nearest =
        stead.computeIfAbsent(
            identifier, i -> java.util.Objects.requireNonNullElse(nearest(i), ""));
    return logins.getOrDefault(nearest, List.of());
  }

  private @Nullable String nearest(String identifier) {
    List<String> ring = List.of(identifier);
    Set<String> seen = new HashSet<>(ring);
    while (!ring.isEmpty()) {
      String found = ring.stream().filter(logins::containsKey).min(strength).orElse(null);
      if (found != null) {
        return found;
      }
      List<String> next = new ArrayList<>();
      for (String from : ring) {
        for (String to : graph.neighbours(from)) {
          if (!graph.isUnique(to) && seen.add(to)) {
            next.add(to);
          }
        }
      }
      ring = next;
    }
    return null;
  }
}
