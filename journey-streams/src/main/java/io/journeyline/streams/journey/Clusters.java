package io.journeyline.streams.journey;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.RejectReason;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.message.Post;
import io.journeyline.streams.message.Roots;
import io.journeyline.streams.message.SealedHistory;
import io.journeyline.streams.message.Shipment;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What roots do with their clusters: keep the rows, say what they say, and say the difference when
 * that changes. A touchpoint later than all before, of a customer who has the cluster alone, goes
 * on from the journey's tail.
 */
public final class Clusters implements Roots {
  private final Comparator<String> strength;
  private final Teller teller;
  private final ClusterState state;
  private final Sealer sealer;
  private final Continuation continuation;
  private final LostTouchpoints lost;
  private final LongSupplier asOf;
  private final Outlet outlet;
  private final Post post;

  /**
   * @param partBytes how large a part of a shipment may be
   * @param sealing when touchpoints are sealed
   * @param asOf up to when deadlines have been applied
   */
  public Clusters(
      JourneyDefinition definition,
      ClusterTables tables,
      int partBytes,
      Sealing sealing,
      LongSupplier asOf,
      Outlet outlet,
      Post post) {
    strength = definition.identity().strengthOrder();
    teller = new Teller(definition);
    state = new ClusterState(tables, partBytes);
    sealer = new Sealer(sealing, teller, state);
    lost = new LostTouchpoints(state, teller);
    continuation = new Continuation(definition.identity(), teller.fold());
    this.asOf = asOf;
    this.outlet = outlet;
    this.post = post;
  }

  /**
   * Takes a touchpoint in at the root here that has rows with just these identifiers, so that none
   * of them says anything new; returns whether there is one.
   */
  public boolean enter(Row row) {
    long combination = row.combination();
    for (String identifier : row.identifiers()) {
      String root = state.rootOf(identifier);
      if (root != null) {
        Cluster cluster = state.find(root);
        if (cluster != null && cluster.knows(combination)) {
          takeIn(root, cluster, Shipment.of(row));
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void arrive(String root, Message.Move move) {
    if (move.parts() > 1) {
      Shipment whole = state.assemble(root, move);
      if (whole != null) {
        takeIn(root, state.get(root), whole);
      }
    } else {
      takeIn(root, state.get(root), move.shipment());
    }
  }

  private void takeIn(String root, Cluster cluster, Shipment shipment) {
    Rows rows = state.rows(root);
    if (!shipment.isSaid() && continuation.goesOn(cluster, rows, shipment.rows().getFirst())) {
      goOn(root, cluster, rows, shipment.rows().getFirst());
      return;
    }
    if (cluster.isEmpty()) {
      begin(root, cluster, rows, shipment);
      return;
    }
    List<Row> fresh = new ArrayList<>();
    boolean replaces = false;
    for (Row row : shipment.rows()) {
      Row standing = rows.get(row);
      if (standing == null || Row.STANDING.compare(standing, row) > 0) {
        fresh.add(row);
        replaces |= standing != null;
      }
    }
    boolean learns = !cluster.shared.containsAll(shipment.shared());
    if (fresh.isEmpty() && !learns && !shipment.isSaid()) {
      return;
    }
    List<Row> old = rows.inOrder();
    List<Seal> seals = state.seals(root, cluster);
    if (isNewAndTooLate(cluster, shipment, old, seals, replaces)) {
      refuse(shipment.rows().getFirst());
      return;
    }
    Whose past = teller.whose(old, seals, cluster.shared, cluster.settled);
    Said moved = shipment.isSaid() ? tell(shipment) : null;
    fresh.forEach(rows::put);
    cluster.shared.addAll(shipment.shared());
    if (!shipment.seals().isEmpty()) {
      seals.addAll(sealsOf(shipment));
      state.putSeals(root, cluster, seals);
    }
    List<Row> all = replaces ? rows.inOrder() : sorted(old, fresh);
    tellAgain(root, cluster, all, past, moved, shipment.cause());
  }

  /** Takes in the first rows of a cluster: there is nothing that they could change. */
  private void begin(String root, Cluster cluster, Rows rows, Shipment shipment) {
    Said moved = shipment.isSaid() ? tell(shipment) : null;
    shipment.rows().forEach(rows::put);
    cluster.shared.addAll(shipment.shared());
    if (!shipment.seals().isEmpty()) {
      state.putSeals(root, cluster, sealsOf(shipment));
    }
    List<Row> all = sorted(shipment.rows(), List.of());
    tellAgain(root, cluster, all, Whose.NOBODY, moved, shipment.cause());
  }

  private Said tell(Shipment shipment) {
    List<Row> rows = sorted(shipment.rows(), List.of());
    return teller.tell(
        rows, sealsOf(shipment), shipment.shared(), shipment.settled(), Differences.unheard());
  }

  private static List<Seal> sealsOf(Shipment shipment) {
    return shipment.seals().stream().map(seal -> Seal.fromBytes(seal.content())).toList();
  }

  private boolean isNewAndTooLate(
      Cluster cluster, Shipment shipment, List<Row> old, List<Seal> seals, boolean replaces) {
    return !shipment.isSaid()
        && !replaces
        && !seals.isEmpty()
        && sealer.isTooLate(shipment.rows().getFirst(), cluster, old, seals);
  }

  private void refuse(Row row) {
    outlet.refuse(row);
    String place = row.place().partition() + "@" + row.place().offset();
    post.send(
        new Message.CountRejected(
            "rejected:late:" + place, row.source(), RejectReason.TOO_LATE.name(), teller.day(row)));
  }

  /** Notes what the row says of identifiers, where it says something new. */
  private void welcome(String root, Cluster cluster, Row row) {
    if (cluster.knows(row.combination())) {
      return;
    }
    String customer = Objects.requireNonNull(cluster.only);
    cluster.learn(row.combination());
    for (String identifier : row.identifiers()) {
      if (state.join(root, identifier)) {
        cluster.learn(Row.combination(identifier));
        outlet.owner(identifier, customer);
      }
    }
  }

  private void goOn(String root, Cluster cluster, Rows rows, Row row) {
    Tail tail = Objects.requireNonNull(cluster.tail);
    rows.put(row);
    welcome(root, cluster, row);
    Facts facts = new Facts();
    teller.append(tail, row, facts);
    cluster.oldest = Math.min(cluster.oldest, row.occurredAt());
    settle(root, cluster, tail, facts);
  }

  /** Lets deadlines take effect and publishes; for a cluster of one customer. */
  private void settle(String root, Cluster cluster, Tail tail, Facts facts) {
    String customer = Objects.requireNonNull(cluster.only);
    cluster.settled = asOf.getAsLong();
    teller.fold().settle(tail, cluster.settled, facts);
    teller.fold().spread(tail, facts);
    outlet.cells(facts.differences());
    outlet.journey(customer, teller.journey(tail));
    facts.steps().forEach(step -> outlet.step(customer, step, false));
    sealer.seal(root, cluster);
    state.index(root, cluster, nextChange(cluster, tail));
    state.put(root, cluster);
  }

  /** After which moment the root is to be looked at. */
  private long nextChange(Cluster cluster, Tail tail) {
    return Math.min(teller.fold().nextChange(tail), sealer.due(cluster));
  }

  private void tellAgain(
      String root, Cluster cluster, List<Row> all, Whose past, @Nullable Said moved, Cause cause) {
    List<Row> present = loseWhatNobodyHad(state.rows(root), all, cluster.shared);
    long moment = asOf.getAsLong();
    List<Seal> seals = state.seals(root, cluster);
    Whose whose = teller.whose(present, seals, cluster.shared, moment);
    // Where nothing is due, of who has just the same rows the same would be said.
    boolean isDue = cluster.indexedAt < moment;
    if (isDue) {
      state.unindex(root, cluster);
    }
    Set<String> untold = isDue ? Set.of() : past.unchangedIn(whose);
    if (moved != null && !untold.isEmpty()) {
      // What was taken back there is said again here.
      untold.removeAll(moved.journeys().keySet());
    }
    Teller.Retold retold = teller.retell(past, cluster.settled, whose, moment, untold);
    Said before = retold.before();
    Said now = retold.now();
    cluster.settled = moment;
    new News(before, moved, now, cluster.shared, outlet).tell(cause);
    state.keepMembers(
        root, before.customers().owners().keySet(), now.customers().owners().keySet());
    String only = now.customers().only();
    cluster.only = only;
    cluster.tail = only == null ? null : now.tails().get(only);
    cluster.learn(sorted(present, witnesses(seals)), now.customers().owners());
    cluster.oldest = present.isEmpty() ? Cluster.NOT_INDEXED : present.getFirst().occurredAt();
    cluster.sealed = seals.stream().mapToLong(seal -> seal.tail().touchpoints).sum();
    sealer.seal(root, cluster);
    state.index(root, cluster, Math.min(now.nextChange(), sealer.due(cluster)));
    state.put(root, cluster);
  }

  private static List<Row> witnesses(List<Seal> seals) {
    return seals.stream().flatMap(seal -> seal.witnesses().stream()).toList();
  }

  /** Rows of which all identifiers are shared are nobody's: they go to their strongest one. */
  private List<Row> loseWhatNobodyHad(Rows rows, List<Row> all, Set<String> shared) {
    List<Row> present = new ArrayList<>();
    for (Row row : all) {
      if (shared.containsAll(row.identifiers())) {
        rows.remove(row);
        post.send(new Message.Lost(row.identifiers().stream().min(strength).orElseThrow(), row));
      } else {
        present.add(row);
      }
    }
    return present;
  }

  @Override
  public void share(String root, String identifier, Cause cause) {
    Cluster cluster = state.get(root);
    if (cluster.shared.contains(identifier)) {
      return;
    }
    List<Row> rows = state.rows(root).inOrder();
    Whose past = whose(root, cluster, rows);
    cluster.shared.add(identifier);
    tellAgain(root, cluster, rows, past, null, cause);
  }

  @Override
  public void leave(String root, String parent, Cause cause) {
    // Parts that wait for the rest of their shipment go on even where there is nothing else.
    state.passOn(root, parent).forEach(post::send);
    Cluster cluster = state.find(root);
    if (cluster == null) {
      return;
    }
    List<Row> rows = state.rows(root).inOrder();
    Said said = teller.tell(whose(root, cluster, rows), cluster.settled);
    takeBack(said, cluster.shared);
    state.keepMembers(root, said.customers().owners().keySet(), Set.of());
    List<SealedHistory> seals =
        state.seals(root, cluster).stream().map(seal -> new SealedHistory(seal.toBytes())).toList();
    Shipment whole =
        new Shipment(rows, seals, new TreeSet<>(cluster.shared), cluster.settled, cause);
    state.ship(root, parent, whole).forEach(post::send);
    state.remove(root, cluster, rows);
  }

  private Whose whose(String root, Cluster cluster, List<Row> rows) {
    return teller.whose(rows, state.seals(root, cluster), cluster.shared, cluster.settled);
  }

  private void takeBack(Said said, Set<String> shared) {
    Differences back = new Differences();
    back.subtractAll(said.cells());
    outlet.cells(back);
    said.journeys().keySet().forEach(customer -> outlet.journey(customer, null));
    said.customers().owners().keySet().stream()
        .filter(identifier -> !shared.contains(identifier))
        .forEach(outlet::forget);
  }

  @Override
  public void lose(String identifier, Row row) {
    outlet.cells(lost.take(identifier, row));
  }

  @Override
  public void disown(String identifier) {
    outlet.owner(identifier, null);
  }

  /**
   * Takes up to {@code limit} roots that were to be looked at before {@code moment}; each must
   * {@link #pass}.
   */
  public List<String> takeDue(long moment, int limit) {
    return state.takeDue(moment, limit);
  }

  /** Lets what is due take effect. */
  public void pass(String root) {
    Cluster cluster = state.find(root);
    if (cluster == null) {
      return;
    }
    Tail tail = cluster.tail;
    if (tail != null) {
      cluster.indexedAt = Cluster.NOT_INDEXED;
      passOne(root, cluster, tail);
      return;
    }
    List<Row> rows = state.rows(root).inOrder();
    Whose past = whose(root, cluster, rows);
    cluster.indexedAt = Cluster.DUE;
    tellAgain(root, cluster, rows, past, null, new Cause("", ""));
  }

  private void passOne(String root, Cluster cluster, Tail tail) {
    if (nextChange(cluster, tail) < asOf.getAsLong()) {
      settle(root, cluster, tail, new Facts());
    } else {
      state.index(root, cluster, nextChange(cluster, tail));
      state.put(root, cluster);
    }
  }

  private static List<Row> sorted(List<Row> some, List<Row> others) {
    if (some.size() + others.size() == 1) {
      return List.of(some.isEmpty() ? others.getFirst() : some.getFirst());
    }
    return Stream.concat(some.stream(), others.stream()).sorted(Row.ORDER).toList();
  }
}
