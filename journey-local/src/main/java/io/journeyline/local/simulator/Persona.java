package io.journeyline.local.simulator;

import java.util.Locale;

/** How a kind of person behaves: the share of them that goes on at each turn. */
enum Persona {
  WINDOW_SHOPPER(0.50, 0.12, 0.35, 0.15, 0.10, 0.06, 0.30),
  BARGAIN_HUNTER(0.65, 0.33, 0.45, 0.25, 0.25, 0.15, 0.25),
  RESEARCHER(0.80, 0.28, 0.60, 0.20, 0.30, 0.20, 0.20),
  LOYALIST(0.90, 0.50, 0.80, 0.12, 0.60, 0.45, 0.05),
  BUSINESS(0.85, 0.40, 0.70, 0.30, 0.50, 0.20, 0.10);

  private static final Persona[] ALL = values();

  /** In the order of the constants. */
  private static final int[] WEIGHTS = {40, 25, 20, 10, 5};

  /** Awareness to consideration. */
  final double interest;

  /** Consideration to a filled cart. */
  final double cart;

  /** Cart to order. */
  final double order;

  /** An owner has a problem and calls support. */
  final double trouble;

  /** An owner buys again or takes a better plan. */
  final double loyalty;

  /** An owner recommends the shop. */
  final double praise;

  /** A pause becomes an idle spell of weeks. */
  final double idle;

  Persona(
      double interest,
      double cart,
      double order,
      double trouble,
      double loyalty,
      double praise,
      double idle) {
    this.interest = interest;
    this.cart = cart;
    this.order = order;
    this.trouble = trouble;
    this.loyalty = loyalty;
    this.praise = praise;
    this.idle = idle;
  }

  /** As the trait {@code shopper} says it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Persona draw(Dice dice) {
    return ALL[dice.weighted(WEIGHTS)];
  }
}
