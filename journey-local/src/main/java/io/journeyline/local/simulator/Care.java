package io.journeyline.local.simulator;

import static io.journeyline.local.simulator.Rhythm.DAY;
import static io.journeyline.local.simulator.Rhythm.HOUR;
import static io.journeyline.local.simulator.Rhythm.LEISURE;
import static io.journeyline.local.simulator.Rhythm.MINUTE;
import static io.journeyline.local.simulator.Rhythm.OFFICE;

import java.util.List;

/** Problems, how they are solved, and what people think of it. */
final class Care {
  private static final List<String> CHANNELS = List.of("email", "email", "chat", "phone");
  private static final int[] CSAT = {10, 10, 15, 30, 35};
  private static final int[] NPS = {4, 2, 2, 3, 3, 8, 8, 16, 20, 18, 16};

  private static final long SLOW = 3 * DAY;

  private final Sources sources;
  private final Incidents incidents;

  Care(Sources sources, Incidents incidents) {
    this.sources = sources;
    this.incidents = incidents;
  }

  /** Some complain in public first; all open a ticket. */
  void trouble(Person person, long now) {
    Dice dice = person.dice;
    long opened = now;
    if (dice.chance(0.25)) {
      try (Session social = sources.social(person, now)) {
        boolean direct = dice.chance(0.4);
        social
            .event(direct ? EventType.DIRECT_MESSAGE_SENT : EventType.COMMENT_POSTED)
            .property("topic", "complaint")
            .text(dice.pick(Phrases.COMPLAINT));
      }
      opened += HOUR;
    }
    person.ticket = 1_000_000 + dice.below(9_000_000L);
    String channel = dice.pick(CHANNELS);
    try (Session support = sources.support(person, channel, opened)) {
      support
          .event(EventType.TICKET_OPENED)
          .property("ticket", person.ticket)
          .property("topic", dice.chance(0.3) ? "delivery" : "product")
          .text(dice.pick(Phrases.COMPLAINT));
      support.event(EventType.TICKET_ASSIGNED).property("ticket", person.ticket);
    }
    boolean slow = incidents.hit(Incident.Kind.SLOW_SUPPORT, person, opened);
    person.then(Phase.SOLVED, OFFICE.after(dice, opened, slow ? SLOW : 30 * MINUTE, DAY));
  }

  void solved(Person person, long now) {
    Dice dice = person.dice;
    try (Session support = sources.support(person, "email", now)) {
      support.event(EventType.TICKET_SOLVED).property("ticket", person.ticket);
    }
    if (dice.chance(0.45)) {
      person.then(Phase.RATE, LEISURE.after(dice, now, HOUR, DAY));
    } else {
      after(person, now, 0.6);
    }
  }

  /** The ticket's rating, and now and then the question whether one would recommend the shop. */
  void rate(Person person, long now) {
    Dice dice = person.dice;
    int stars = 1 + dice.weighted(CSAT);
    double mood = (stars - 1) / 4.0;
    try (Session support = sources.support(person, "email", now)) {
      Draft rating =
          support
              .event(EventType.TICKET_RATED)
              .property("ticket", person.ticket)
              .feedback("csat", stars, 1, 5);
      if (dice.chance(0.6)) {
        rating.text(dice.pick(Phrases.fitting(mood)));
      }
      if (dice.chance(0.4)) {
        int score = dice.weighted(NPS);
        support
            .event(EventType.SURVEY_ANSWERED)
            .feedback("nps", score, 0, 10)
            .text(dice.pick(Phrases.fitting(score / 10.0)));
      }
    }
    after(person, now, mood);
  }

  /** The content go on using; the others leave for good. */
  private static void after(Person person, long now, double mood) {
    if (person.dice.chance(0.35 + 0.6 * mood)) {
      person.then(Phase.USE, LEISURE.after(person.dice, now, HOUR, 2 * DAY));
    } else {
      person.leave();
    }
  }
}
