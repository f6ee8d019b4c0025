package io.journeyline.local.simulator;

/** What a person does in each phase, and which comes next. */
final class Life {
  private final Shopping shopping;
  private final Ownership ownership;
  private final Care care;

  Life(Sources sources, Incidents incidents, double trouble) {
    shopping = new Shopping(sources, incidents);
    ownership = new Ownership(sources, trouble);
    care = new Care(sources, incidents);
  }

  /** Lives through the person's present phase at their time, and sets the next. */
  void step(Person person) {
    long now = person.nextAt;
    switch (person.phase) {
      case DISCOVER -> shopping.discover(person, now);
      case BROWSE -> shopping.browse(person, now);
      case DECIDE -> shopping.decide(person, now);
      case REMINDED -> shopping.reminded(person, now);
      case SHIPPED -> ownership.shipped(person, now);
      case TRACK -> ownership.track(person, now);
      case DELIVERED -> ownership.delivered(person, now);
      case USE -> ownership.use(person, now);
      case MONITOR -> ownership.monitor(person, now);
      case LOYAL -> ownership.loyal(person, now);
      case PRAISE -> ownership.praise(person, now);
      case TROUBLE -> care.trouble(person, now);
      case SOLVED -> care.solved(person, now);
      case RATE -> care.rate(person, now);
      case GONE -> throw new IllegalStateException("person " + person.number + " has left");
    }
  }
}
