package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;

/** Says which touchpoints go on from a journey's tail: they change nothing of what was said. */
final class Continuation {
  private final IdentityRules rules;
  private final CustomerFold fold;

  Continuation(IdentityRules rules, CustomerFold fold) {
    this.rules = rules;
    this.fold = fold;
  }

  boolean goesOn(Cluster cluster, Rows rows, Row row) {
    Tail tail = cluster.tail;
    return tail != null
        && (cluster.knows(row.combination()) || isOfTheOnlyOne(cluster, row))
        && row.occurredAt() > tail.lastSeen
        && fold.continues(tail, row)
        && rows.get(row) == null;
  }

  /**
   * Whether the customer who has all rows has this one as well, whatever else is in it: it carries
   * the unique value that names them and no other, and all of it links.
   */
  private boolean isOfTheOnlyOne(Cluster cluster, Row row) {
    String only = cluster.only;
    List<String> identifiers = row.identifiers();
    return only != null
        && IdentityRules.typeOf(only).equals(rules.unique())
        && identifiers.contains(only)
        && row.aliasOf().isEmpty()
        && identifiers.stream().noneMatch(cluster.shared::contains)
        && identifiers.stream()
            .noneMatch(i -> !i.equals(only) && IdentityRules.typeOf(i).equals(rules.unique()))
        && identifiers.stream()
            .noneMatch(one -> identifiers.stream().anyMatch(other -> rules.isCut(one, other)));
  }
}
