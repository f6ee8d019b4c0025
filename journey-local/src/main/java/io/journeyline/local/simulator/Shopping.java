package io.journeyline.local.simulator;

import static io.journeyline.local.simulator.Rhythm.DAY;
import static io.journeyline.local.simulator.Rhythm.HOUR;
import static io.journeyline.local.simulator.Rhythm.LEISURE;
import static io.journeyline.local.simulator.Rhythm.MINUTE;
import static io.journeyline.local.simulator.Rhythm.OFFICE;

/** From the first advertisement to the order. */
final class Shopping {
  private static final double BACK_AGAIN = 0.45;
  private static final double LEAD_SHARE = 0.12;
  private static final double BUSINESS_LEAD_SHARE = 0.7;
  private static final long IDLE_LEAST = 15 * DAY;
  private static final long IDLE_MEAN = 12 * DAY;

  private final Sources sources;
  private final Incidents incidents;

  Shopping(Sources sources, Incidents incidents) {
    this.sources = sources;
    this.incidents = incidents;
  }

  /** An advertisement, a post, a fair: the shop becomes known. */
  void discover(Person person, long now) {
    Dice dice = person.dice;
    boolean business = person.persona == Persona.BUSINESS;
    long known = now;
    if (!person.crmKnown && dice.chance(business ? BUSINESS_LEAD_SHARE : LEAD_SHARE)) {
      known = lead(person, now);
    } else if (dice.chance(0.4)) {
      socialGlance(person, now);
    } else {
      landing(person, now);
    }
    if (incidents.hit(Incident.Kind.CAMPAIGN_FLOOD, person, now)) {
      stray(person, now);
    }
    if (dice.chance(person.persona.interest)) {
      person.then(Phase.BROWSE, pause(person, known, HOUR, 2 * DAY));
    } else {
      again(person, Phase.DISCOVER, known);
    }
  }

  /** Looking around; what is liked goes to the cart at once. */
  void browse(Person person, long now) {
    Dice dice = person.dice;
    long end = now;
    if (person.crmKnown && dice.chance(0.4)) {
      end = salesContact(person, now);
    } else if (dice.chance(0.15)) {
      askInSocial(person, now);
    }
    boolean broken = incidents.hit(Incident.Kind.BROKEN_PAGE, person, now);
    boolean cart = dice.chance(person.persona.cart) && !broken;
    try (Session visit = sources.web(person, end)) {
      look(visit, person);
      if (cart) {
        fillCart(visit, person);
      }
      end = visit.clock();
    }
    if (cart) {
      person.then(Phase.DECIDE, end + MINUTE + dice.exponential(HOUR));
    } else if (dice.chance(0.6)) {
      person.then(Phase.BROWSE, pause(person, now, HOUR, 3 * DAY));
    } else {
      again(person, Phase.DISCOVER, now);
    }
  }

  /** At the checkout: buy, or leave the cart behind. */
  void decide(Person person, long now) {
    Dice dice = person.dice;
    boolean wants = dice.chance(person.persona.order);
    boolean fails = wants && incidents.hit(Incident.Kind.PAYMENT_ERROR, person, now);
    boolean buys = wants && !fails;
    boolean signsUp = buys && !person.account && dice.chance(0.8);
    try (Session visit = sources.web(person, now, person.account)) {
      visit
          .event(EventType.CART_VIEWED)
          .product(person.product)
          .trait("shopper", person.persona.label());
      if (buys && givesUpPaying(visit, person, now)) {
        person.leave();
        return;
      }
      if (wants || dice.chance(0.5)) {
        visit.event(EventType.CHECKOUT_STARTED).product(person.product);
      }
      if (signsUp) {
        signUp(visit, person);
      }
      if (buys) {
        order(visit, person);
      }
    }
    if (buys) {
      person.then(Phase.SHIPPED, OFFICE.after(dice, now, 4 * HOUR, DAY));
    } else if ((person.account || person.crmKnown) && dice.chance(0.7)) {
      person.then(Phase.REMINDED, OFFICE.after(dice, now, 20 * HOUR, HOUR));
    } else {
      again(person, Phase.BROWSE, now);
    }
  }

  /** Whether the card was declined and the person gave up. */
  private boolean givesUpPaying(Session visit, Person person, long now) {
    if (person.persona != Persona.LOYALIST || !visit.channel().equals("mobile")) {
      return false;
    }
    Incident declined = incidents.underWay(Incident.Kind.DECLINED_CARDS, now);
    if (declined == null) {
      return false;
    }
    visit.event(EventType.CHECKOUT_STARTED).product(person.product);
    visit
        .event(EventType.PAYMENT_FAILED)
        .product(person.product)
        .property("reason", "card_declined");
    return person.dice.chance(declined.size());
  }

  /** A mail about the cart that was left, which some follow. */
  void reminded(Person person, long now) {
    Dice dice = person.dice;
    try (Session crm = sources.crm(person, "email", now)) {
      crm.event(EventType.EMAIL_SENT).property("mail", "cart");
    }
    if (!dice.chance(0.3)) {
      again(person, Phase.BROWSE, now);
      return;
    }
    long opened = LEISURE.moment(dice, now + 10 * MINUTE);
    try (Session mail = sources.emailClick(person, opened, "cart")) {
      mail.event(EventType.PRODUCT_VIEWED).product(person.product);
      person.then(Phase.DECIDE, mail.clock() + MINUTE);
    }
  }

  private long lead(Person person, long now) {
    Dice dice = person.dice;
    try (Session crm = sources.crm(person, "store", OFFICE.moment(dice, now))) {
      Draft lead = crm.event(EventType.LEAD_CREATED).property("origin", "fair");
      String phone = person.contact.phone();
      if (phone != null) {
        lead.identifier("phone", phone);
      }
      lead.trait("country", person.country);
      return crm.clock();
    }
  }

  private void socialGlance(Person person, long now) {
    try (Session social = sources.social(person, now)) {
      social.event(person.dice.chance(0.7) ? EventType.POST_LIKED : EventType.PAGE_FOLLOWED);
    }
  }

  private void landing(Person person, long now) {
    Dice dice = person.dice;
    try (Session visit = sources.web(person, now)) {
      if (dice.chance(0.55)) {
        String source = dice.chance(0.5) ? "search" : person.network;
        visit.event(EventType.AD_CLICKED).campaign(Campaign.ad(source, dice));
      }
      visit.event(EventType.PAGE_VIEWED).property("path", "/");
      if (dice.chance(0.3)) {
        visit.event(EventType.PAGE_VIEWED).property("path", "/magazine/save-energy");
      }
    }
  }

  /** Somebody whom an advertisement brings, and who goes away again. */
  private void stray(Person person, long now) {
    try (Session visit = sources.stranger(person, now)) {
      visit.event(EventType.AD_CLICKED).campaign(Campaign.flood());
      visit.event(EventType.PAGE_VIEWED).property("path", "/");
    }
  }

  private long salesContact(Person person, long now) {
    Dice dice = person.dice;
    if (person.persona == Persona.BUSINESS && dice.chance(0.5)) {
      try (Session call = sources.crm(person, "phone", OFFICE.moment(dice, now))) {
        call.event(EventType.CALL_LOGGED).property("minutes", dice.between(2, 25));
        return call.clock();
      }
    }
    try (Session mail = sources.crm(person, "email", now)) {
      mail.event(EventType.EMAIL_SENT).property("mail", "offer");
      mail.event(EventType.EMAIL_OPENED).property("mail", "offer");
    }
    try (Session click = sources.emailClick(person, now + 5 * MINUTE, "offer")) {
      return click.clock();
    }
  }

  private void askInSocial(Person person, long now) {
    Dice dice = person.dice;
    try (Session social = sources.social(person, now)) {
      boolean direct = dice.chance(0.5);
      social
          .event(direct ? EventType.DIRECT_MESSAGE_SENT : EventType.COMMENT_POSTED)
          .property("topic", "question")
          .text(dice.pick(Phrases.QUESTION));
    }
  }

  private static void look(Session visit, Person person) {
    Dice dice = person.dice;
    if (dice.chance(0.4)) {
      visit
          .event(EventType.PRODUCTS_SEARCHED)
          .property("query", person.product.category())
          .property("results", dice.between(0, 40));
    }
    for (long views = dice.between(1, 4); views > 0; views--) {
      person.product = Product.draw(dice);
      visit
          .event(EventType.PRODUCT_VIEWED)
          .product(person.product)
          .trait("shopper", person.persona.label());
    }
    if (!person.account && dice.chance(0.08)) {
      visit.event(EventType.NEWSLETTER_SUBSCRIBED).identifier("email", person.contact.email());
    }
  }

  private static void fillCart(Session visit, Person person) {
    visit
        .event(EventType.PRODUCT_ADDED)
        .product(person.product)
        .property("quantity", person.dice.between(1, 2));
  }

  private static void signUp(Session visit, Person person) {
    person.account = true;
    visit.identify("user_id", person.userId());
    visit
        .event(EventType.SIGNED_UP)
        .identifier("email", person.contact.email())
        .trait("plan", "basic")
        .trait("country", person.country);
  }

  private static void order(Session visit, Person person) {
    long quantity = person.dice.between(1, 2);
    long cents = person.product.priceCents() * quantity;
    visit
        .event(EventType.ORDER_COMPLETED)
        .identifier("email", person.contact.email())
        .product(person.product)
        .property("order", person.number + "-" + ++person.orders)
        .property("quantity", quantity)
        .property("total", cents / 100.0)
        .property("repeat", person.orders > 1)
        .euros(cents);
  }

  /** Most do not come back; some do, at times after weeks. */
  private static void again(Person person, Phase phase, long now) {
    if (person.dice.chance(BACK_AGAIN) || (person.account && person.dice.chance(0.5))) {
      person.then(
          person.account && phase == Phase.DISCOVER ? Phase.USE : phase,
          pause(person, now, DAY, 5 * DAY));
    } else {
      person.leave();
    }
  }

  private static long pause(Person person, long now, long least, long mean) {
    Dice dice = person.dice;
    return dice.chance(person.persona.idle)
        ? LEISURE.after(dice, now, IDLE_LEAST, IDLE_MEAN)
        : LEISURE.after(dice, now, least, mean);
  }
}
