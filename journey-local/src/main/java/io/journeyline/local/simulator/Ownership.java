package io.journeyline.local.simulator;

import static io.journeyline.local.simulator.Rhythm.DAY;
import static io.journeyline.local.simulator.Rhythm.HOUR;
import static io.journeyline.local.simulator.Rhythm.LEISURE;
import static io.journeyline.local.simulator.Rhythm.MINUTE;
import static io.journeyline.local.simulator.Rhythm.OFFICE;

/** From the parcel to daily use, loyalty and recommendation. */
final class Ownership {
  private static final long USE_LEAST = 12 * HOUR;
  private static final long USE_MEAN = 3 * DAY;

  /** While they wait for one parcel, some look at the next thing. */
  private static final double WINDOW_SHOPPING = 0.25;

  private static final double MOVE_SHARE = 0.01;
  private static final long IDLE_LEAST = 31 * DAY;

  private final Sources sources;
  private final double trouble;

  /**
   * @param trouble how many times as often as usual there are problems
   */
  Ownership(Sources sources, double trouble) {
    this.sources = sources;
    this.trouble = trouble;
  }

  void shipped(Person person, long now) {
    try (Session desk = sources.crm(person, "email", now)) {
      desk.event(EventType.ORDER_SHIPPED).property("order", orderNumber(person));
    }
    Dice dice = person.dice;
    boolean tracks = dice.chance(0.6);
    person.then(
        tracks ? Phase.TRACK : Phase.DELIVERED,
        tracks ? LEISURE.after(dice, now, HOUR, DAY / 2) : OFFICE.after(dice, now, DAY, 2 * DAY));
  }

  void track(Person person, long now) {
    try (Session visit = sources.web(person, now, person.account)) {
      visit.event(EventType.ORDER_TRACKED).property("order", orderNumber(person));
      if (person.dice.chance(WINDOW_SHOPPING)) {
        visit.event(EventType.PRODUCT_VIEWED).product(Product.draw(person.dice));
      }
    }
    person.then(Phase.DELIVERED, OFFICE.after(person.dice, now, DAY / 2, 2 * DAY));
  }

  void delivered(Person person, long now) {
    try (Session desk = sources.crm(person, "parcel", now)) {
      desk.event(EventType.ORDER_DELIVERED).property("order", orderNumber(person));
    }
    Dice dice = person.dice;
    if (!person.account && !dice.chance(0.4)) {
      person.leave();
      return;
    }
    long unpacked = LEISURE.after(dice, now, HOUR, DAY);
    if (dice.chance(0.5)) {
      try (Session app = owner(person, unpacked)) {
        app.event(EventType.PRODUCT_REGISTERED).product(person.product);
        app.event(EventType.GUIDE_VIEWED).property("guide", "start");
        unpacked = app.clock();
      }
    }
    person.then(Phase.USE, LEISURE.after(dice, unpacked, HOUR, DAY));
  }

  void use(Person person, long now) {
    Dice dice = person.dice;
    try (Session app = owner(person, now)) {
      if (dice.chance(MOVE_SHARE)) {
        person.country = Person.anyCountry(dice);
      }
      Draft opened = app.event(EventType.APP_OPENED).property("version", "4." + dice.below(3));
      if (person.account) {
        opened.trait("plan", person.pro ? "pro" : "basic").trait("country", person.country);
      }
      if (dice.chance(0.15)) {
        app.event(EventType.GUIDE_VIEWED).property("guide", "scenes");
      }
    }
    if (dice.chance(0.25)) {
      careMail(person, now);
    }
    next(person, now);
  }

  /** Watching consumption: the reason to own such things. */
  void monitor(Person person, long now) {
    Dice dice = person.dice;
    try (Session app = owner(person, now)) {
      app.event(EventType.USAGE_REPORT_VIEWED).property("month", dice.between(1, 12));
      if (person.pro && dice.chance(0.12)) {
        person.pro = false;
        app.event(EventType.PLAN_CANCELLED).trait("plan", null);
      }
    }
    next(person, now);
  }

  /** A better plan, points, or the next order. */
  void loyal(Person person, long now) {
    Dice dice = person.dice;
    if (dice.chance(0.45)) {
      person.then(Phase.BROWSE, LEISURE.after(dice, now, HOUR, DAY));
      return;
    }
    try (Session app = owner(person, now)) {
      if (person.pro || dice.chance(0.4)) {
        app.event(EventType.POINTS_REDEEMED).property("points", 50 * dice.between(1, 10));
      } else {
        person.pro = true;
        app.event(EventType.PLAN_UPGRADED).trait("plan", "pro").euros(599);
      }
    }
    person.then(
        dice.chance(person.persona.praise) ? Phase.PRAISE : Phase.USE,
        LEISURE.after(dice, now, HOUR, 2 * DAY));
  }

  /** A review, a share or a recommendation. */
  void praise(Person person, long now) {
    Dice dice = person.dice;
    switch (dice.below(3)) {
      case 0 -> {
        int stars = 1 + dice.weighted(new int[] {4, 4, 12, 35, 45});
        try (Session visit = sources.web(person, now)) {
          visit
              .event(EventType.REVIEW_SUBMITTED)
              .product(person.product)
              .feedback("stars", stars, 1, 5)
              .text(dice.pick(Phrases.fitting((stars - 1) / 4.0)));
        }
      }
      case 1 -> {
        try (Session social = sources.social(person, now)) {
          social.event(EventType.POST_SHARED).text(dice.pick(Phrases.PRAISE));
        }
      }
      default -> {
        try (Session app = owner(person, now)) {
          app.event(EventType.REFERRAL_SENT).property("reward", 10L);
        }
      }
    }
    person.then(Phase.USE, LEISURE.after(dice, now, HOUR, USE_MEAN));
  }

  private void next(Person person, long now) {
    Dice dice = person.dice;
    Persona persona = person.persona;
    if (dice.chance(0.05)) {
      person.leave();
    } else if (dice.chance(persona.idle / 5)) {
      person.then(Phase.USE, LEISURE.after(dice, now, IDLE_LEAST, USE_MEAN));
    } else if (dice.chance(trouble * persona.trouble / 2.5)) {
      person.then(Phase.TROUBLE, LEISURE.after(dice, now, HOUR, DAY));
    } else if (dice.chance(persona.loyalty / 3)) {
      person.then(Phase.LOYAL, LEISURE.after(dice, now, HOUR, 3 * DAY));
    } else if (dice.chance(persona.praise / 4)) {
      person.then(Phase.PRAISE, LEISURE.after(dice, now, HOUR, 2 * DAY));
    } else {
      Phase usual = dice.chance(0.3) ? Phase.MONITOR : Phase.USE;
      person.then(usual, LEISURE.after(dice, now, USE_LEAST, USE_MEAN));
    }
  }

  /** Care mails, and once the CRM's discovery that two accounts are one person. */
  private void careMail(Person person, long now) {
    try (Session mail = sources.crm(person, "email", now + 10 * MINUTE)) {
      mail.event(EventType.EMAIL_SENT).property("mail", "care");
      if (person.dice.chance(0.5)) {
        mail.event(EventType.EMAIL_OPENED).property("mail", "care");
      }
      if (person.secondAccount && !person.accountsMerged) {
        person.accountsMerged = true;
        String first = "user_id:" + person.userId();
        mail.event(EventType.ACCOUNTS_MERGED).alias(first, first + "-2");
      }
    }
  }

  /** Owners without an account use the web. */
  private Session owner(Person person, long at) {
    return person.account ? sources.app(person, at) : sources.web(person, at);
  }

  private static String orderNumber(Person person) {
    return person.number + "-" + person.orders;
  }
}
