package io.journeyline.local.simulator;

import io.journeyline.local.simulator.Person.Device;

/** The four source families: which identifiers each knows, and how fast it reports. */
final class Sources {
  private static final long LIVE = 2 * Rhythm.SECOND;
  private static final long POLLED = 5 * Rhythm.MINUTE;
  private static final double SIGN_IN_SHARE = 0.55;
  private static final double KIOSK_SHARE = 0.05;
  private static final double SLOPPY_SHARE = 0.1;

  private final Outbox outbox;
  private final double lateShare;
  private final Incidents incidents;

  Sources(Outbox outbox, double lateShare, Incidents incidents) {
    this.outbox = outbox;
    this.lateShare = lateShare;
    this.incidents = incidents;
  }

  /** A visit to the shop; account holders often sign in. */
  Session web(Person person, long at) {
    boolean signIn = person.account && person.dice.chance(SIGN_IN_SHARE);
    return web(person, at, signIn);
  }

  Session web(Person person, long at, boolean signIn) {
    if (person.dice.chance(KIOSK_SHARE)) {
      return kiosk(person, at);
    }
    Device device = person.device();
    boolean late = late(person);
    String channel = late ? "mobile" : device.channel();
    Session session = shop(person, channel, late, at);
    session.identify("anonymous_id", device.anonymousId());
    consent(session, person);
    if (signIn) {
      signIn(session, person, person.userId(device));
    }
    return session;
  }

  /** A visit that begins with a link in an e-mail, which tells the address. */
  Session emailClick(Person person, long at, String mail) {
    boolean late = late(person);
    Session session = shop(person, "email-click", late, at);
    session.identify("anonymous_id", person.device().anonymousId());
    session
        .event(EventType.EMAIL_LINK_CLICKED)
        .identifier("email", person.contact.email())
        .property("mail", mail)
        .campaign(Campaign.newsletter(mail));
    return session;
  }

  /** Owners open the app on their last device and stay signed in. */
  Session app(Person person, long at) {
    Device device = person.devices.getLast();
    return shop(person, "mobile", late(person), at)
        .identify("anonymous_id", device.anonymousId())
        .identify("user_id", person.userId(device));
  }

  Session social(Person person, long at) {
    Session session =
        new Session(outbox, person, "social", person.network, late(person), POLLED, at);
    IdentityCase known = IdentityCase.inSocial(person);
    if (known != IdentityCase.ADDRESS_ONLY) {
      session.identify("social", person.network + ":" + person.contact.handle());
    }
    if (known == IdentityCase.ADDRESS_ONLY || (known == IdentityCase.LINKED && !person.account)) {
      session.identify("email", person.contact.email());
    } else if (known == IdentityCase.LINKED) {
      session.identify("user_id", person.userId());
    }
    return session;
  }

  Session crm(Person person, String channel, long at) {
    person.crmKnown = true;
    Session session = new Session(outbox, person, "crm", channel, late(person), POLLED, at);
    session.identify("crm_contact", person.contact.crmContact());
    String phone = person.contact.phone();
    if (channel.equals("phone") && phone != null) {
      return session.identify("phone", phone);
    }
    return session.identify("email", person.contact.email());
  }

  Session support(Person person, String channel, long at) {
    Session session = new Session(outbox, person, "support", channel, late(person), POLLED, at);
    String phone = person.contact.phone();
    if (channel.equals("phone") && phone != null) {
      session.identify("phone", FictionPhone.national(phone));
    } else {
      session.identify("email", typed(person));
    }
    if (IdentityCase.inSupport(person) == IdentityCase.LINKED) {
      session.identify("user_id", person.userId());
    }
    return session;
  }

  /** The tablet in the store, which everybody uses. */
  private Session kiosk(Person person, long at) {
    Session session = shop(person, "kiosk", false, at);
    session.identify("anonymous_id", "kiosk-1");
    if (person.account && person.dice.chance(SIGN_IN_SHARE)) {
      signIn(session, person, person.userId());
    }
    return session;
  }

  /** A visit by somebody who was never there before, while {@code person} looks around. */
  Session stranger(Person person, long at) {
    return shop(person, "web", false, at).identify("anonymous_id", person.hex("s"));
  }

  private Session shop(Person person, String channel, boolean late, long at) {
    boolean lost = incidents.hit(Incident.Kind.TRACKING_OUTAGE, person, at);
    return new Session(outbox, person, "web", channel, late, LIVE, at).lost(lost);
  }

  private static void signIn(Session session, Person person, String userId) {
    session.identify("user_id", userId);
    session.event(EventType.SIGNED_IN).identifier("email", person.contact.email());
  }

  private static void consent(Session session, Person person) {
    if (!person.consented) {
      person.consented = true;
      session.event(EventType.COOKIE_CONSENT_GIVEN).consent(true, person.dice.chance(0.6));
    }
  }

  /** An address as people type it. */
  private static String typed(Person person) {
    String email = person.contact.email();
    return person.dice.chance(SLOPPY_SHARE)
        ? " " + Character.toUpperCase(email.charAt(0)) + email.substring(1)
        : email;
  }

  private boolean late(Person person) {
    return person.dice.chance(lateShare);
  }
}
