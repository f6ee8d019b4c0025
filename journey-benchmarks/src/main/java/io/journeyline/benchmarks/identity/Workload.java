package io.journeyline.benchmarks.identity;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;

/** The touchpoints of a run: the same journeys each time, with other identifiers. */
enum Workload {
  /** Each touchpoint has one identifier, its customer's: the pipeline with identity done before. */
  PASSED_THROUGH,

  /** Accounts with two devices; after the first touchpoints nothing new is said. */
  KNOWN,

  /** As {@link #KNOWN}, but one touchpoint in ten is a sign-in on a new device. */
  LINKS,

  /**
   * As {@link #LINKS}, but each of these devices appeared before, in another touchpoint of each
   * ten: every sign-in merges two customers.
   */
  MERGES;

  static final int TOUCHPOINTS_PER_CUSTOMER = 20;
  private static final int BLOCK = 10;
  private static final int APPEARS = 2;
  private static final int SIGNS_IN = 7;

  /** Every customer's first touchpoints have these places. */
  private static final int DEVICES = 2;

  private static final List<String> TYPES =
      List.of("Page Viewed", "Product Viewed", "Product Added", "Cart Viewed", "Order Completed");

  /** How many touchpoints make all customers known. */
  static int introductions(int customers) {
    return customers * (1 + DEVICES);
  }

  /** A touchpoint that makes a customer known: first with both devices, then with each alone. */
  Touchpoint introduction(int number, int customers, long at) {
    int customer = number % customers;
    List<Identifier> identifiers =
        switch (this == PASSED_THROUGH ? -1 : number / customers) {
          case 0 -> List.of(user(customer), device(customer, 0), device(customer, 1));
          case 1 -> List.of(user(customer), device(customer, 0));
          case 2 -> List.of(user(customer), device(customer, 1));
          default -> List.of(user(customer));
        };
    return touchpoint("i" + number, number, identifiers, at);
  }

  /** One of the touchpoints that are timed. */
  Touchpoint touchpoint(int number, int customers, long at) {
    int place = number % BLOCK;
    int block = number / BLOCK;
    // Both of a new device's touchpoints are of one customer.
    boolean isNew = (place == SIGNS_IN && this != KNOWN) || (place == APPEARS && this == MERGES);
    int customer = customer(place == SIGNS_IN ? block * BLOCK + APPEARS : number, customers);
    List<Identifier> identifiers;
    if (this == PASSED_THROUGH) {
      identifiers = List.of(user(customer));
    } else if (isNew) {
      Identifier device = new Identifier("anonymous_id", "new" + block);
      identifiers = place == APPEARS ? List.of(device) : List.of(user(customer), device);
    } else {
      Identifier device = device(customer, number / 3 % DEVICES);
      identifiers = number % 3 == 0 ? List.of(device) : List.of(user(customer), device);
    }
    return touchpoint("e" + number, number, identifiers, at);
  }

  /** How many new pairs of identifiers such touchpoints bring. */
  int newPairs(int touchpoints) {
    return this == LINKS || this == MERGES ? touchpoints / BLOCK : 0;
  }

  private static int customer(int number, int customers) {
    return (int) (number * 2_654_435_761L % customers);
  }

  static Identifier user(int customer) {
    return new Identifier("user_id", "u" + customer);
  }

  private static Identifier device(int customer, int which) {
    return new Identifier("anonymous_id", "d" + customer + "-" + which);
  }

  static Touchpoint touchpoint(String id, int number, List<Identifier> identifiers, long at) {
    return Touchpoint.newBuilder()
        .setEventId(id)
        .setSource("web")
        .setChannel("web")
        .setType(TYPES.get(number % TYPES.size()))
        .setOccurredAt(at)
        .setReceivedAt(at)
        .setIdentifiers(identifiers)
        .setProperties(Map.of("path", "/p/" + number % 100))
        .setTraits(Map.of())
        .build();
  }
}
