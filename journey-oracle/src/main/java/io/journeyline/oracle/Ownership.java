package io.journeyline.oracle;

/** Why an identifier is the customer's whose it is. */
public sealed interface Ownership {

  /** Links lead to it, and to one customer only. */
  record Linked() implements Ownership {}

  /** It is the unique value that the customer is named by, or an alias of it. */
  record Named() implements Ownership {}

  /**
   * Links lead to several customers, and this login decides between them.
   *
   * @param through the identifier itself, or the nearest one that has a login
   */
  record Login(String through, Witness login) implements Ownership {}

  /** Links lead to several customers, without a login to decide: the strongest value has it. */
  record Strongest() implements Ownership {}
}
