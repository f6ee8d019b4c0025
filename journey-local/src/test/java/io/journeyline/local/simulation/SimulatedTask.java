package io.journeyline.local.simulation;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.home.Home;
import io.journeyline.streams.home.HomeTables;
import io.journeyline.streams.journey.Attributions;
import io.journeyline.streams.journey.ClusterTables;
import io.journeyline.streams.journey.JourneyFact;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private final List<MapTable> tables = new ArrayList<>();
  private final JourneyDefinition definition;
  private final int here;
  private final int partitions;
  private final Consumer<Message> filter;
  private Home home;

  /** From whom, what waits to be read; in order of sending. */
  private final Map<Integer, Deque<Input>> inboxes = new TreeMap<>();

  private final List<Runnable> undo = new ArrayList<>();
  private final List<Consumer<Outlet>> words = new ArrayList<>();
  private final List<Message> sent = new ArrayList<>();
  private long applied = Long.MIN_VALUE;
  private long appliedAtCommit = Long.MIN_VALUE;

  SimulatedTask(JourneyDefinition definition, int here, int partitions, Consumer<Message> filter) {
    this.definition = definition;
    this.here = here;
    this.partitions = partitions;
    this.filter = filter;
    for (int i = 0; i < 9; i++) {
      tables.add(new MapTable());
    }
    home = start();
  }

  /** A new instance over the same tables, as after a rebalance. */
  private Home start() {
    ClusterTables clusters =
        new ClusterTables(
            tables.get(3),
            tables.get(4),
            tables.get(5),
            tables.get(6),
            tables.get(7),
            tables.get(8));
    return new Home(
        definition,
        here,
        partitions,
        new HomeTables(tables.get(0), tables.get(1), tables.get(2), clusters),
        PART_BYTES,
        () -> applied,
        new Recorder(),
        (partition, message, origin) -> sent.add(message));
  }

  /** Whose each touchpoint is that this task holds. */
  Attributions attributions() {
    return new Attributions(definition.identity(), tables.get(3), tables.get(4), tables.get(5));
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
      case Entering(Row row) -> home.enter(row, 0);
      case Received(Message message) -> {
        filter.accept(message);
        // As it would be read from the topic.
        home.receive(Message.ofBytes(message.toBytes()), 0);
      }
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
    tables.forEach(MapTable::commit);
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
    tables.forEach(MapTable::abort);
    home = start();
  }

  boolean hasIncompleteShipments() {
    return !tables.get(6).isEmpty();
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
