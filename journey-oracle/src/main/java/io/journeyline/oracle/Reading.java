package io.journeyline.oracle;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normalised;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.util.function.Function;

/**
 * What the recomputation takes over from elsewhere: how a touchpoint is normalised, and its
 * canonical JSON.
 */
record Reading(
    Function<Touchpoint, Normalised> normalise, Function<Touchpoint, byte[]> canonicalJson) {

  static Reading of(JourneyDefinition definition) {
    return new Reading(new Normaliser(definition.identity())::normalise, TouchpointJson::canonical);
  }

  String digest(Touchpoint touchpoint) {
    return Sha256.hex(canonicalJson.apply(touchpoint));
  }
}
