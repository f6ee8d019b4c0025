package io.journeyline.streams.journey;

import io.journeyline.streams.touchpoint.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Seals the oldest touchpoints of clusters with one customer: what they contributed and the journey
 * after them stay, the touchpoints go.
 */
final class Sealer {
  /** A seal is one record of a changelog. */
  private static final int LARGEST = 400_000;

  private final Sealing settings;
  private final Teller teller;
  private final ClusterState state;

  Sealer(Sealing settings, Teller teller, ClusterState state) {
    this.settings = settings;
    this.teller = teller;
    this.state = state;
  }

  /**
   * The moment after which something is to be sealed because it is old, or never. A quarter of the
   * retention later than need be, so that each time much is sealed at once.
   */
  long due(Cluster cluster) {
    Duration retention = settings.retention();
    if (retention == null || cluster.oldest == Cluster.NOT_INDEXED || cluster.tail == null) {
      return Cluster.NOT_INDEXED;
    }
    return cluster.oldest + retention.toMillis() + retention.toMillis() / 4;
  }

  /** Seals what is to be sealed of a cluster with one customer. */
  void seal(String root, Cluster cluster) {
    Tail tail = cluster.tail;
    if (tail == null) {
      return;
    }
    long rows = tail.touchpoints - cluster.sealed;
    boolean tooMany = rows - cluster.patience > settings.maxTouchpoints();
    if (tooMany || due(cluster) < cluster.settled) {
      seal(root, cluster, state.rows(root));
    }
  }

  private void seal(String root, Cluster cluster, Rows rows) {
    List<Row> all = rows.inOrder();
    int count = count(all, cluster.settled);
    List<Row> old = all.subList(0, count);
    List<Seal> before = state.seals(root, cluster);
    Seal seal = count == 0 ? null : seal(before, old);
    if (seal == null || seal.toBytes().length > LARGEST) {
      cluster.patience += settings.maxTouchpoints();
      cluster.oldest = Cluster.NOT_INDEXED;
      return;
    }
    state.putSeals(root, cluster, List.of(seal));
    old.forEach(rows::remove);
    cluster.sealed += count;
    cluster.patience = 0;
    cluster.oldest = count < all.size() ? all.get(count).occurredAt() : Cluster.NOT_INDEXED;
  }

  /** How many of the oldest: those that are too old, and of too many all but three quarters. */
  private int count(List<Row> rows, long asOf) {
    int count = 0;
    if (rows.size() > settings.maxTouchpoints()) {
      count = (int) (rows.size() - settings.maxTouchpoints() + settings.maxTouchpoints() / 4);
    }
    Duration retention = settings.retention();
    while (retention != null
        && count < rows.size()
        && rows.get(count).occurredAt() < asOf - retention.toMillis()) {
      count++;
    }
    return count;
  }

  private Seal seal(List<Seal> before, List<Row> old) {
    Facts facts = new Facts();
    List<Row> witnesses = new ArrayList<>();
    Tail tail = new Tail();
    for (Seal seal : before) {
      tail = seal.tail();
      facts.differences().addAll(seal.cells());
      witnesses.addAll(seal.witnesses());
    }
    for (Row row : old) {
      teller.append(tail, row, facts);
      witnesses.add(row);
    }
    return Seal.of(tail, facts.differences(), witnesses);
  }

  /**
   * Whether a touchpoint that is not here comes too late: whoever has it now has a seal that covers
   * it.
   */
  boolean isTooLate(Row row, Cluster cluster, List<Row> rows, List<Seal> seals) {
    if (seals.stream().noneMatch(seal -> seal.covers(row))
        || cluster.shared.containsAll(row.identifiers())) {
      return false;
    }
    List<Row> with = new ArrayList<>(rows);
    with.add(row);
    with.sort(Row.ORDER);
    Whose whose = teller.whose(with, seals, cluster.shared, cluster.settled);
    String customer =
        whose.customers().rows().entrySet().stream()
            .filter(entry -> entry.getValue().contains(row))
            .map(java.util.Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNullElse(whose.seals().get(customer), List.<Seal>of()).stream()
        .anyMatch(seal -> seal.covers(row));
  }
}
