package io.journeyline.local.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.oracle.Balances;
import io.journeyline.oracle.Oracle;
import io.journeyline.oracle.Resolved;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.touchpoint.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong with a settled simulation, held against the oracle. */
final class Comparison {
  static final CustomerIds IDS = new CustomerIds(new byte[] {1, 2, 3});

  private Comparison() {}

  /** Everything that differs, or that must not be left over; empty where all is well. */
  static List<String> complaints(SimulatedCluster cluster, List<Touchpoint> history, long asOf) {
    List<Row> late = cluster.published.refused;
    Resolved expected =
        Oracle.resolve(cluster.definition(), IDS, without(late, history), rejected(late), asOf);
    Snapshot actual = cluster.published.snapshot(cluster.definition(), IDS);
    List<String> complaints = new ArrayList<>();
    SnapshotDiff.compare(expected.snapshot(), actual)
        .aggregates()
        .forEach(
            aggregate ->
                aggregate
                    .examples()
                    .forEach(e -> complaints.add(aggregate.aggregate() + ": " + e)));
    Map<String, @Nullable String> owners = owners(cluster);
    if (!owners.equals(expected.assignments().identities())) {
      complaints.add("owners: " + owners + " instead of " + expected.assignments().identities());
    }
    List<String> assignments = assignments(expected);
    if (!cluster.hasSeals() && !cluster.assignments(IDS).equals(assignments)) {
      complaints.add("assignments: " + cluster.assignments(IDS) + " instead of " + assignments);
    }
    Balances.check(actual).forEach(balance -> complaints.add("balance: " + balance));
    cluster
        .published
        .unbalancedDrops()
        .forEach((where, by) -> complaints.add("steps say " + by + " more drops: " + where));
    cluster.strayDeadlines().forEach(stray -> complaints.add("deadline: " + stray));
    if (cluster.hasIncompleteShipments()) {
      complaints.add("a shipment is incomplete");
    }
    return complaints;
  }

  private static List<Touchpoint> without(List<Row> late, List<Touchpoint> history) {
    List<Touchpoint> counting = new ArrayList<>(history);
    late.stream()
        .map(row -> (int) row.place().offset())
        .sorted(Comparator.reverseOrder())
        .forEach(place -> counting.remove((int) place));
    return counting;
  }

  /** As they are in their topic. */
  private static List<RejectedTouchpoint> rejected(List<Row> late) {
    return late.stream()
        .map(
            row ->
                RejectedTouchpoint.newBuilder()
                    .setSource(row.source())
                    .setStage("streams")
                    .setReason("TOO_LATE")
                    .setDetail("")
                    .setOccurredAt(row.occurredAt())
                    .setReceivedAt(row.receivedAt())
                    .setBytes(ByteBuffer.wrap(row.place().toString().getBytes(UTF_8)))
                    .build())
        .toList();
  }

  private static List<String> assignments(Resolved resolved) {
    return resolved.assignments().touchpoints().stream()
        .map(
            touchpoint ->
                touchpoint.source()
                    + " "
                    + touchpoint.eventId()
                    + " "
                    + Objects.requireNonNullElse(touchpoint.customerId(), ""))
        .sorted()
        .toList();
  }

  private static Map<String, @Nullable String> owners(SimulatedCluster cluster) {
    Map<String, @Nullable String> owners = new TreeMap<>();
    cluster.published.owners.forEach(
        (identifier, customer) ->
            owners.put(identifier, customer == null ? null : IDS.of(customer)));
    return owners;
  }
}
