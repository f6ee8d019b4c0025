package io.journeyline.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer, and why.
 *
 * @param id as published
 * @param name the identifier that the id is made of
 * @param touchpoints how many belong to the customer; it may be none
 * @param first the first of them in order
 * @param identifiers those that the customer has, strongest first
 * @param links what joins them: from the name to each, as few as do
 * @param obstacles what these identifiers occur with and that does not link
 * @param blocked values on the customer's touchpoints that identify nobody
 * @param others customers that the same links lead to
 */
public record CustomerPortrait(
    String id,
    String name,
    long touchpoints,
    @Nullable Witness first,
    @Nullable Witness last,
    List<Identifier> identifiers,
    List<IdentityLink> links,
    List<IdentityLink> obstacles,
    List<Verdict.Blocked> blocked,
    List<Other> others) {

  /**
   * An identifier of a customer.
   *
   * @param first the first touchpoint that carries it, whoever had that
   * @param touchpoints how many carry it
   */
  public record Identifier(String identifier, Ownership why, Witness first, long touchpoints) {}

  /** Another customer. */
  public record Other(String id, String name) {}
}
