package io.journeyline.oracle;

import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;

/** A mapped touchpoint of a journey. */
record Step(Contact contact, TouchpointRule rule) {

  long at() {
    return contact.at();
  }

  String channel() {
    return contact.touchpoint().getChannel();
  }

  Stage stage() {
    return rule.stage();
  }
}
