package io.journeyline.oracle;

import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;

/** A mapped touchpoint of a journey. */
record Step(long at, String channel, TouchpointRule rule) {

  Stage stage() {
    return rule.stage();
  }
}
