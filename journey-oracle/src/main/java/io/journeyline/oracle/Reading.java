package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;

/** How a touchpoint is normalised, and the digest of its canonical JSON: shared by all programs. */
record Reading(Normaliser normaliser) {

  static Reading of(JourneyDefinition definition) {
    return new Reading(new Normaliser(definition.identity()));
  }

  Normalised normalise(Touchpoint touchpoint) {
    return normaliser.normalise(touchpoint);
  }

  String digest(Touchpoint touchpoint) {
    return Sha256.hex(TouchpointJson.canonical(touchpoint));
  }
}
