package io.journeyline.local.simulator;

import static io.journeyline.local.simulator.Rhythm.DAY;

import io.journeyline.schemas.Touchpoint;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * One run of the simulator: whoever is next acts, and what has arrived by then is handed out.
 * Acting only ever causes later arrivals, so the order of arrival is kept without looking ahead.
 */
final class Simulation implements Iterator<Touchpoint> {
  private static final double OWNER_SHARE = 0.2;
  private static final double PRO_SHARE = 0.2;
  private static final int OWNERS_ENTER_WITHIN = 7;

  private final PriorityQueue<Person> agenda =
      new PriorityQueue<>(
          Comparator.comparingLong((Person person) -> person.nextAt)
              .thenComparingInt(person -> person.number));
  private final Outbox outbox;
  private final Life life;
  private final long end;

  Simulation(SimulatorSettings settings, LongConsumer affected) {
    SimulatorSettings.Shares shares = settings.shares();
    outbox = new Outbox(shares.duplicates(), shares.hostile());
    Incidents incidents = new Incidents(settings.incidents(), settings.seed(), affected);
    life = new Life(new Sources(outbox, shares.late(), incidents), incidents, settings.trouble());
    long start = settings.start().toEpochMilli();
    end = start + settings.days() * DAY;
    for (int number = 0; number < settings.customers(); number++) {
      schedule(newcomer(number, settings.seed(), start, settings.days()));
    }
  }

  @Override
  public boolean hasNext() {
    letTimePass();
    return !outbox.isEmpty();
  }

  @Override
  public Touchpoint next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the simulated period is over");
    }
    return outbox.take();
  }

  private void letTimePass() {
    for (Person next = agenda.peek();
        next != null && next.nextAt < outbox.nextAt();
        next = agenda.peek()) {
      agenda.remove();
      life.step(next);
      schedule(next);
    }
  }

  private void schedule(Person person) {
    if (person.phase != Phase.GONE && person.nextAt < end) {
      agenda.add(person);
    }
  }

  /** Most hear of the shop some time in the period; some own its products from before. */
  private static Person newcomer(int number, long seed, long start, int days) {
    Person person = new Person(number, seed);
    Dice dice = person.dice;
    if (dice.chance(OWNER_SHARE)) {
      person.account = true;
      person.consented = true;
      person.orders = 1;
      person.pro = dice.chance(PRO_SHARE);
      long within = Math.min(days, OWNERS_ENTER_WITHIN) * DAY;
      person.then(Phase.USE, Rhythm.LEISURE.moment(dice, start + dice.below(within)));
    } else {
      person.then(Phase.DISCOVER, Rhythm.LEISURE.moment(dice, start + dice.below(days * DAY)));
    }
    return person;
  }
}
