package io.journeyline.streams.home;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.identity.Clustering;
import io.journeyline.streams.journey.Clusters;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.progress.Partitions;
import io.journeyline.streams.touchpoint.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the task of one partition does, in plain Java: it owns identifiers, and is the home of those
 * clusters whose root is among them. Messages to its own identifiers are handled in place.
 */
public final class Home {
  /** How many due roots are looked up at a time. */
  private static final int BATCH = 1_000;

  private final int here;
  private final int partitions;
  private final Comparator<String> strength;
  private final Clustering clustering;
  private final Clusters clusters;
  private final HomeTables tables;
  private final Outlet outlet;
  private final Courier courier;
  private final Deque<Message> own = new ArrayDeque<>();
  private long origin;

  /**
   * @param partBytes how large a part of what one root sends another may be
   * @param sealing when touchpoints are sealed
   * @param asOf up to when deadlines have been applied
   */
  public Home(
      JourneyDefinition definition,
      int here,
      int partitions,
      HomeTables tables,
      int partBytes,
      Sealing sealing,
      LongSupplier asOf,
      Outlet outlet,
      Courier courier) {
    this.here = here;
    this.partitions = partitions;
    this.tables = tables;
    this.outlet = outlet;
    this.courier = courier;
    strength = definition.identity().strengthOrder();
    clusters =
        new Clusters(definition, tables.clusters(), partBytes, sealing, asOf, outlet, this::post);
    clustering =
        new Clustering(
            definition.identity(), tables.nodes(), tables.announced(), clusters, this::post);
  }

  /** Takes a touchpoint in; returns whether it came to its root at once. */
  public boolean enter(Row row, long time) {
    origin = time;
    boolean known = clusters.enter(row);
    if (!known) {
      post(new Message.Take(row.identifiers().stream().min(strength).orElseThrow(), row));
    }
    work();
    return known;
  }

  /** Takes a message in. */
  public void receive(Message message, long time) {
    origin = time;
    own.add(message);
    work();
  }

  /** Lets everything that was due before {@code moment} take effect. */
  public void pass(long moment, long time) {
    origin = time;
    List<String> due = clusters.takeDue(moment, BATCH);
    while (!due.isEmpty()) {
      due.forEach(clusters::pass);
      work();
      due = clusters.takeDue(moment, BATCH);
    }
  }

  /** Input time that what is being done stems from. */
  public long origin() {
    return origin;
  }

  private void post(Message message) {
    int owner = Partitions.of(message.to(), partitions);
    if (owner == here) {
      own.add(message);
    } else {
      courier.send(owner, message, origin);
    }
  }

  private void work() {
    while (!own.isEmpty()) {
      Message message = own.remove();
      if (message instanceof Message.CountRejected rejected) {
        countRejected(rejected);
      } else {
        clustering.handle(message);
      }
    }
  }

  private void countRejected(Message.CountRejected rejected) {
    byte[] key = rejected.to().getBytes(StandardCharsets.UTF_8);
    if (tables.rejected().get(key) != null) {
      return;
    }
    tables.rejected().put(key, new byte[0]);
    Differences differences = new Differences();
    Cell cell =
        Cell.of(Aggregate.COUNTS, "rejected", rejected.source(), rejected.reason(), rejected.day());
    differences.at(cell).add(Measure.COUNT, 1);
    outlet.cells(differences);
  }

  /** Counts something rejected, once for each key. */
  public void reject(Message.CountRejected rejected, long time) {
    origin = time;
    post(rejected);
    work();
  }
}
