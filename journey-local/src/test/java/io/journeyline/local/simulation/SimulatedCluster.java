package io.journeyline.local.simulation;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.home.Judge;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.progress.Partitions;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * All partitions under a scheduler that draws what happens next: which task reads from whom, when
 * it commits, aborts or starts anew, and when time passes. Records from one task to another keep
 * their order; nothing else does.
 */
final class SimulatedCluster {
  private static final int FROM_INPUT = -1;
  private static final int FROM_TIME = -2;

  /** Far more than any history here takes. */
  private static final int MOST_TRANSACTIONS = 100_000;

  private final JourneyDefinition definition;
  private final Normaliser normaliser;
  private final Judge judge;
  private final Random random;
  private final List<SimulatedTask> tasks = new ArrayList<>();
  final Published published = new Published();
  private final Disturbance disturbance;
  private final Saboteur saboteur;
  private int sent;
  private int messages;
  private int restarts;
  private int transactions;

  SimulatedCluster(
      JourneyDefinition definition,
      int partitions,
      long seed,
      Disturbance disturbance,
      Saboteur saboteur) {
    this(definition, partitions, seed, disturbance, Sealing.NEVER, saboteur);
  }

  SimulatedCluster(
      JourneyDefinition definition,
      int partitions,
      long seed,
      Disturbance disturbance,
      Sealing sealing,
      Saboteur saboteur) {
    this.definition = definition;
    this.disturbance = disturbance;
    this.saboteur = saboteur;
    normaliser = new Normaliser(definition.identity());
    judge = new Judge(definition);
    random = new Random(seed);
    for (int partition = 0; partition < partitions; partition++) {
      tasks.add(new SimulatedTask(definition, partition, partitions, sealing, saboteur));
    }
  }

  /** Puts touchpoints into the input, some of them where they do not belong. */
  void send(List<Touchpoint> touchpoints) {
    for (Touchpoint touchpoint : touchpoints) {
      Place place = new Place(0, sent++);
      if (normaliser.normalise(touchpoint) instanceof Normalised.Accepted accepted) {
        Row row = judge.row(accepted);
        boolean stale = random.nextInt(5) == 0;
        int partition =
            stale
                ? random.nextInt(tasks.size())
                : Partitions.of(accepted.strongest(), tasks.size());
        tasks.get(partition).put(FROM_INPUT, new SimulatedTask.Entering(row.at(place)));
      }
    }
  }

  /**
   * Lets the scheduler draw until nothing is left to read; deadlines pass now and then, up to
   * {@code asOf}.
   */
  void run(long from, long asOf) {
    long moment = from;
    while (true) {
      List<SimulatedTask> busy = tasks.stream().filter(task -> !task.senders().isEmpty()).toList();
      if (busy.isEmpty()) {
        return;
      }
      if (random.nextInt(12) == 0 && moment < asOf) {
        moment += 1 + random.nextLong(Math.max(1, (asOf - from) / 4));
        long next = Math.min(moment, asOf);
        tasks.get(random.nextInt(tasks.size())).put(FROM_TIME, new SimulatedTask.Passing(next));
      }
      transaction(busy.get(random.nextInt(busy.size())));
    }
  }

  /** Everything that was due before {@code asOf} takes effect. */
  void settle(long asOf) {
    tasks.forEach(task -> task.put(FROM_TIME, new SimulatedTask.Passing(asOf)));
    run(asOf, asOf);
  }

  private void transaction(SimulatedTask task) {
    if (++transactions > MOST_TRANSACTIONS) {
      throw new IllegalStateException("messages do not end");
    }
    if (disturbance == Disturbance.ABORT_EACH) {
      int sender = draw(task.senders());
      task.read(sender);
      task.abort();
      task.read(sender);
    } else {
      int reads = 1 + random.nextInt(4);
      for (int i = 0; i < reads && !task.senders().isEmpty(); i++) {
        task.read(draw(task.senders()));
      }
      if (random.nextInt(6) == 0) {
        task.abort();
        return;
      }
    }
    commit(task);
  }

  private void commit(SimulatedTask task) {
    int from = tasks.indexOf(task);
    for (Message sent : task.commit(saboteur.world(published))) {
      for (Message message : saboteur.deliver(sent)) {
        messages++;
        int owner = Partitions.of(message.to(), tasks.size());
        tasks.get(owner).put(from, new SimulatedTask.Received(message));
      }
    }
    if (disturbance == Disturbance.RESTART_IN_MOVES && task.hasIncompleteShipments()) {
      restarts++;
      task.restart();
    }
  }

  private int draw(List<Integer> senders) {
    return senders.get(random.nextInt(senders.size()));
  }

  /** How often a task started anew while part of a shipment waited there. */
  int restarts() {
    return restarts;
  }

  /** See {@link SimulatedTask#strayDeadlines}. */
  List<String> strayDeadlines() {
    return tasks.stream().flatMap(task -> task.strayDeadlines().stream()).toList();
  }

  /** Whether touchpoints were sealed: whose those were is not known one by one. */
  boolean hasSeals() {
    return tasks.stream().anyMatch(SimulatedTask::hasSeals);
  }

  /** Whose each touchpoint is, as the tasks' tables have it; "" for nobody's. */
  List<String> assignments(CustomerIds ids) {
    List<String> assignments = new ArrayList<>();
    for (SimulatedTask task : tasks) {
      task.attributions()
          .forEach(
              (row, customer) ->
                  assignments.add(
                      row.source()
                          + " "
                          + row.eventId()
                          + " "
                          + (customer == null ? "" : ids.of(customer))));
    }
    return assignments.stream().sorted().toList();
  }

  int messages() {
    return messages;
  }

  boolean hasIncompleteShipments() {
    return tasks.stream().anyMatch(SimulatedTask::hasIncompleteShipments);
  }

  JourneyDefinition definition() {
    return definition;
  }
}
