package io.journeyline.local.simulator;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;

/** One contact of a person with one source: events some seconds apart, sent when it is closed. */
final class Session implements AutoCloseable {
  private static final long MIN_PAUSE = 3 * Rhythm.SECOND;
  private static final long MEAN_PAUSE = 40 * Rhythm.SECOND;
  private static final long MIN_LATENESS = 2 * Rhythm.HOUR;
  private static final long LATENESS = 70 * Rhythm.HOUR;
  private static final long UPLOAD_GAP = 40;

  private final Outbox outbox;
  private final Person person;
  private final String source;
  private final String channel;
  private final boolean late;
  private final long lag;
  private final List<Identifier> identifiers = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private long clock;
  private boolean lost;

  /**
   * @param lag longest time in which an event in time reaches us
   */
  Session(
      Outbox outbox,
      Person person,
      String source,
      String channel,
      boolean late,
      long lag,
      long start) {
    this.outbox = outbox;
    this.person = person;
    this.source = source;
    this.channel = channel;
    this.late = late;
    this.lag = lag;
    this.clock = start;
  }

  /** Whether nothing of it is reported. */
  Session lost(boolean nothing) {
    lost = nothing;
    return this;
  }

  /** Gives all events from here on an identifier. */
  Session identify(String type, String value) {
    identifiers.add(new Identifier(type, value));
    return this;
  }

  Draft event(EventType type) {
    Draft draft = new Draft(type, clock, identifiers);
    drafts.add(draft);
    clock += MIN_PAUSE + person.dice.exponential(MEAN_PAUSE);
    return draft;
  }

  Dice dice() {
    return person.dice;
  }

  String channel() {
    return channel;
  }

  /** The time after the latest event. */
  long clock() {
    return clock;
  }

  /** Sends what happened: at once, or, from a device that was offline, in one late upload. */
  @Override
  public void close() {
    Dice dice = person.dice;
    long upload = clock + MIN_LATENESS + (late ? dice.below(LATENESS) : 0);
    for (Draft draft : drafts) {
      upload += UPLOAD_GAP;
      long receivedAt = late ? upload : draft.occurredAt() + 1 + dice.below(lag);
      Touchpoint complete = draft.complete(person.hex(""), source, channel, receivedAt);
      if (!lost) {
        outbox.send(complete, dice);
      }
    }
  }
}
