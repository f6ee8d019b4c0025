package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;

/**
 * Brings a touchpoint's identifiers to one form and decides whether it can be counted (SEMANTICS.md
 * §1).
 */
public final class Normaliser {

  public Normaliser(IdentityRules rules) {
    throw new UnsupportedOperationException(rules.toString());
  }

  public Normalised normalise(Touchpoint touchpoint) {
    throw new UnsupportedOperationException(touchpoint.getEventId());
  }
}
