package io.journeyline.streams.journey;

import io.journeyline.schemas.Journey;
import io.journeyline.schemas.JourneyEventType;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.MapTable;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Clusters in memory, and all that they have said. */
final class ToldClusters implements Outlet {
  /** A step as it was said. */
  record Step(String customer, JourneyFact fact, boolean correction) {}

  /** Few rows, so that shipments have several parts. */
  private static final int PART_BYTES = 150;

  final MapTable rows = new MapTable();
  final MapTable deadlines = new MapTable();
  final MapTable seals = new MapTable();
  final Clusters clusters;
  final List<Message> sent = new ArrayList<>();
  final List<Row> refused = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final Map<String, Journey> journeys = new TreeMap<>();
  private final Differences total = new Differences();
  long asOf = Long.MIN_VALUE;
  int words;

  ToldClusters() {
    this(Sealing.NEVER);
  }

  ToldClusters(Sealing sealing) {
    ClusterTables tables =
        new ClusterTables(
            new MapTable(), rows, new MapTable(), new MapTable(), deadlines, seals, new MapTable());
    clusters =
        new Clusters(Shops.DEFINITION, tables, PART_BYTES, sealing, () -> asOf, this, sent::add);
  }

  /** Lets time pass. */
  void passTo(long moment) {
    asOf = moment;
    List<String> due = clusters.takeDue(moment, 10);
    for (int round = 0; !due.isEmpty(); round++) {
      if (round > 10) {
        throw new IllegalStateException("due for ever: " + due);
      }
      due.forEach(clusters::pass);
      due = clusters.takeDue(moment, 10);
    }
  }

  /** What the root's rows say when all is worked out at once. */
  Said tellAnew(String root) {
    return new Teller(Shops.DEFINITION)
        .tell(new StoredRows(rows, root).inOrder(), List.of(), Set.of(), asOf);
  }

  Differences differenceTo(Said expected) {
    Differences difference = new Differences();
    difference.addAll(total);
    expected
        .cells()
        .forEachPublished((cell, measures) -> difference.at(cell).subtractAll(measures));
    return difference;
  }

  /** All that was said of cells. */
  Differences total() {
    return total;
  }

  /** The aggregates that have something in any cell. */
  Set<Aggregate> nonZero() {
    Set<Aggregate> aggregates = EnumSet.noneOf(Aggregate.class);
    total.forEach((cell, measures) -> aggregates.add(cell.aggregate()));
    return aggregates;
  }

  long measure(int measure, Aggregate aggregate, String... dimensions) {
    return total.at(Cell.of(aggregate, dimensions)).count(measure);
  }

  long count(Aggregate aggregate, String... dimensions) {
    return measure(Measure.COUNT, aggregate, dimensions);
  }

  Journey journey(String customer) {
    return Objects.requireNonNull(journeys.get(customer));
  }

  List<JourneyEventType> types() {
    return steps.stream().map(step -> step.fact().type()).toList();
  }

  long corrections() {
    return steps.stream().filter(Step::correction).count();
  }

  /** Drops that were not revived. */
  long drops() {
    List<JourneyEventType> types = types();
    return types.stream().filter(JourneyEventType.DROPPED::equals).count()
        - types.stream().filter(JourneyEventType.REVIVED::equals).count();
  }

  @Override
  public void cells(Differences differences) {
    words++;
    differences.forEachPublished((cell, measures) -> total.at(cell).addAll(measures));
  }

  @Override
  public void journey(String customer, @Nullable Journey journey) {
    words++;
    if (journey == null) {
      journeys.remove(customer);
    } else {
      journeys.put(customer, journey);
    }
  }

  @Override
  public void refuse(Row row) {
    words++;
    refused.add(row);
  }

  @Override
  public void step(String customer, JourneyFact fact, boolean correction) {
    words++;
    steps.add(new Step(customer, fact, correction));
  }

  @Override
  public void owner(String identifier, @Nullable String customer) {
    words++;
  }

  @Override
  public void forget(String identifier) {
    words++;
  }

  @Override
  public void change(
      Kind kind, String customer, List<String> before, List<String> after, Cause cause) {
    words++;
  }
}
