package io.journeyline.local.simulation;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.home.Home;
import io.journeyline.streams.home.HomeTables;
import io.journeyline.streams.journey.Attributions;
import io.journeyline.streams.journey.ClusterTables;
import io.journeyline.streams.journey.JourneyFact;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The production handlers of one partition, in transactions that may be aborted. */
final class SimulatedTask {
  /** What a task reads. */
  sealed interface Input {}

  record Entering(Row row) implements Input {}

  record Received(Message message) implements Input {}

  record Passing(long moment) implements Input {}

  /** Two or three rows, so that most shipments have several parts. */
  private static final int PART_BYTES = 150;

  /** A task's tables. */
  private enum Name {
    NODES,
    ANNOUNCED,
    REJECTED,
    CLUSTERS,
    ROWS,
    LOST,
    INCOMING,
    DEADLINES,
    SEALS,
    MEMBERS
  }

  private final Map<Name, MapTable> tables = new EnumMap<>(Name.class);
  private final JourneyDefinition definition;
  private final int here;
  private final int partitions;
  private final Sealing sealing;
  private final Saboteur saboteur;
  private Home home;

  /** From whom, what waits to be read; in order of sending. */
  private final Map<Integer, Deque<Input>> inboxes = new TreeMap<>();

  private final List<Runnable> undo = new ArrayList<>();
  private final List<Consumer<Outlet>> words = new ArrayList<>();
  private final List<Message> sent = new ArrayList<>();
  private long applied = Long.MIN_VALUE;
  private long appliedAtCommit = Long.MIN_VALUE;

  SimulatedTask(
      JourneyDefinition definition, int here, int partitions, Sealing sealing, Saboteur saboteur) {
    this.definition = definition;
    this.here = here;
    this.partitions = partitions;
    this.sealing = sealing;
    this.saboteur = saboteur;
    for (Name name : Name.values()) {
      tables.put(name, new MapTable());
    }
    home = start();
  }

  /** A new instance over the same tables, as after a rebalance. */
  private Home start() {
    ClusterTables clusters =
        new ClusterTables(
            table(Name.CLUSTERS),
            table(Name.ROWS),
            table(Name.LOST),
            table(Name.INCOMING),
            table(Name.DEADLINES),
            table(Name.SEALS),
            table(Name.MEMBERS));
    HomeTables all =
        new HomeTables(table(Name.NODES), table(Name.ANNOUNCED), table(Name.REJECTED), clusters);
    return new Home(
        definition,
        here,
        partitions,
        saboteur.tables(all),
        PART_BYTES,
        sealing,
        () -> applied,
        new Recorder(),
        (partition, message, origin) -> sent.add(message));
  }

  private MapTable table(Name name) {
    return Objects.requireNonNull(tables.get(name));
  }

  /** Whose each touchpoint is that this task holds. */
  Attributions attributions() {
    return new Attributions(
        definition.identity(), table(Name.CLUSTERS), table(Name.ROWS), table(Name.LOST));
  }

  void put(int from, Input input) {
    inboxes.computeIfAbsent(from, f -> new ArrayDeque<>()).addLast(input);
  }

  List<Integer> senders() {
    return inboxes.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  void read(int from) {
    Deque<Input> inbox = inboxes.get(from);
    if (inbox == null || inbox.isEmpty()) {
      return;
    }
    Input input = inbox.removeFirst();
    undo.add(() -> inbox.addFirst(input));
    switch (input) {
      case Entering(Row row) -> {
        saboteur.before(row).forEach(message -> home.receive(message, 0));
        home.enter(row, 0);
        saboteur.after(row).forEach(message -> home.receive(message, 0));
      }
      // As it would be read from the topic.
      case Received(Message message) -> home.receive(Message.ofBytes(message.toBytes()), 0);
      case Passing(long moment) -> {
        if (moment > applied) {
          applied = moment;
          home.pass(moment, 0);
        }
      }
    }
  }

  /** What was sent and said takes effect. */
  List<Message> commit(Outlet world) {
    tables.values().forEach(MapTable::commit);
    appliedAtCommit = applied;
    undo.clear();
    words.forEach(word -> word.accept(world));
    words.clear();
    List<Message> messages = List.copyOf(sent);
    sent.clear();
    return messages;
  }

  /** All since the last commit is undone, and read again. */
  void abort() {
    undo.reversed().forEach(Runnable::run);
    undo.clear();
    words.clear();
    sent.clear();
    applied = appliedAtCommit;
    tables.values().forEach(MapTable::abort);
    restart();
  }

  /** Goes on as another instance, with the tables as they are. */
  void restart() {
    home = start();
  }

  boolean hasSeals() {
    return !table(Name.SEALS).isEmpty();
  }

  boolean hasIncompleteShipments() {
    return !table(Name.INCOMING).isEmpty();
  }

  /**
   * Entries of the index of deadlines for which there is no cluster that knows of them, and
   * clusters that wait for an entry which is not there.
   */
  List<String> strayDeadlines() {
    Set<String> indexed = new TreeSet<>();
    table(Name.DEADLINES)
        .withPrefix(
            new byte[0],
            (key, value) -> {
              ByteReader in = new ByteReader(key);
              indexed.add(in.ordered() + " " + in.text());
            });
    Set<String> known = new TreeSet<>();
    table(Name.CLUSTERS)
        .withPrefix(
            new byte[0],
            (root, cluster) -> {
              ByteReader in = new ByteReader(cluster);
              in.list(ByteReader::text);
              in.signed();
              long indexedAt = in.signed();
              if (indexedAt != Long.MAX_VALUE) {
                known.add(indexedAt + " " + new String(root, StandardCharsets.UTF_8));
              }
            });
    List<String> stray = new ArrayList<>(indexed);
    stray.removeAll(known);
    known.removeAll(indexed);
    stray.addAll(known);
    return stray;
  }

  /** Keeps words until the commit. */
  private final class Recorder implements Outlet {
    @Override
    public void cells(Differences differences) {
      Differences copy = new Differences();
      copy.addAll(differences);
      words.add(world -> world.cells(copy));
    }

    @Override
    public void journey(String customer, @Nullable Journey journey) {
      words.add(world -> world.journey(customer, journey));
    }

    @Override
    public void refuse(Row row) {
      words.add(world -> world.refuse(row));
    }

    @Override
    public void step(String customer, JourneyFact fact, boolean correction) {
      words.add(world -> world.step(customer, fact, correction));
    }

    @Override
    public void owner(String identifier, @Nullable String customer) {
      words.add(world -> world.owner(identifier, customer));
    }

    @Override
    public void forget(String identifier) {
      words.add(world -> world.forget(identifier));
    }

    @Override
    public void change(
        Kind kind, String customer, List<String> before, List<String> after, Cause cause) {
      words.add(world -> world.change(kind, customer, before, after, cause));
    }
  }
}
